/** The use cases themselves. */
@NullMarked
package dev.portcullis.application.usecase;

import org.jspecify.annotations.NullMarked;
