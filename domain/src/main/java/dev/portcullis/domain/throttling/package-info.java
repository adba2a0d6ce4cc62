/** Limits on failed attempts, and on requests that a stranger can send. */
@NullMarked
package dev.portcullis.domain.throttling;

import org.jspecify.annotations.NullMarked;
