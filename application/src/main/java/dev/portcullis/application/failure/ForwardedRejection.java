package dev.portcullis.application.failure;

import java.time.Duration;
import java.util.Optional;

/** Refusal of a use case for a reason that several use cases share. */
public interface ForwardedRejection extends Rejection {
  /** The reason. */
  Rejection why();

  @Override
  default ErrorCode code() {
    return why().code();
  }

  @Override
  default Optional<String> reason() {
    return why().reason();
  }

  @Override
  default Optional<Duration> retryAfter() {
    return why().retryAfter();
  }

  @Override
  default Optional<Duration> maxAge() {
    return why().maxAge();
  }
}
