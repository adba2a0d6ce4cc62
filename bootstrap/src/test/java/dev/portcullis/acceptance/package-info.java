/** What users may rely on, tried through both protocols over real sockets, on real databases. */
@NullMarked
package dev.portcullis.acceptance;

import org.jspecify.annotations.NullMarked;
