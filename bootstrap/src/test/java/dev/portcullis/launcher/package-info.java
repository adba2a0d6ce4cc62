/** Tests of the launcher at the repository's root. */
@NullMarked
package dev.portcullis.launcher;

import org.jspecify.annotations.NullMarked;
