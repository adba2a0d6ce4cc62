/** Acceptance tests: limits on attempts. */
@NullMarked
package dev.portcullis.acceptance.throttling;

import org.jspecify.annotations.NullMarked;
