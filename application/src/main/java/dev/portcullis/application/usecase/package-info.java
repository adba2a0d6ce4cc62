/** Services that implement the use cases. */
@NullMarked
package dev.portcullis.application.usecase;

import org.jspecify.annotations.NullMarked;
