/**
 * Limits on attempts. Other features use {@link
 * dev.portcullis.application.usecase.throttling.AttemptLimits}.
 */
@NullMarked
package dev.portcullis.application.usecase.throttling;

import org.jspecify.annotations.NullMarked;
