/** Refusals and failures that driving and driven adapters share. */
@NullMarked
package dev.portcullis.application.failure;

import org.jspecify.annotations.NullMarked;
