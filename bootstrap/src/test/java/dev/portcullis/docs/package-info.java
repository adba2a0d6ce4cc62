/** Runs the commands that the README and the pages of {@code docs/} show. */
@NullMarked
package dev.portcullis.docs;

import org.jspecify.annotations.NullMarked;
