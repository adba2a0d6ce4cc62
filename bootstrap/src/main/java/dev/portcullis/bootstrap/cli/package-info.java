/** Command line. */
@NullMarked
package dev.portcullis.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
