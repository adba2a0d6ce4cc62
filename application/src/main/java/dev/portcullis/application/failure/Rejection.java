package dev.portcullis.application.failure;

import java.util.Optional;

/** An expected no: the part of a use case's result that every edge renders by its code alone. */
public interface Rejection {
  /** Which refusal it is. */
  ErrorCode code();

  /** What to do about it, for people, where the code alone doesn't tell. */
  default Optional<String> reason() {
    return Optional.empty();
  }
}
