/** Tests of the assembly of the server. */
@NullMarked
package dev.portcullis.bootstrap;

import org.jspecify.annotations.NullMarked;
