package dev.portcullis.application.failure;

import java.time.Duration;
import java.util.Optional;

/** Refusal of an attempt because a limit on attempts is reached. */
public interface TooManyAttempts extends Rejection {
  /** The time to wait, at least a second. */
  Duration waiting();

  @Override
  default ErrorCode code() {
    return ErrorCode.TOO_MANY_ATTEMPTS;
  }

  @Override
  default Optional<String> reason() {
    return Optional.of("Too many attempts; try again later");
  }

  @Override
  default Optional<Duration> retryAfter() {
    return Optional.of(waiting());
  }
}
