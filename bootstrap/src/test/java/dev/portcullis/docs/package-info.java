/** The README's commands, run. */
@NullMarked
package dev.portcullis.readme;

import org.jspecify.annotations.NullMarked;
