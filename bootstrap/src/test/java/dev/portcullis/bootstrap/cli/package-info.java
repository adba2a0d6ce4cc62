/** The command line, run. */
@NullMarked
package dev.portcullis.bootstrap.cli;

import org.jspecify.annotations.NullMarked;
