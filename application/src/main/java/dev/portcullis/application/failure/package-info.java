/** Refusals and failures that both sides of the hexagon know. */
@NullMarked
package dev.portcullis.application.failure;

import org.jspecify.annotations.NullMarked;
