package dev.portcullis.adapters.rest;

import dev.portcullis.domain.user.Violation;
import java.util.List;

/** A request that means nothing: ends its handling with a 422 that lists all that is wrong. */
final class InvalidRequest extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  InvalidRequest(List<FieldError> errors) {
    super("invalid request", null, false, false);
    this.errors = List.copyOf(errors);
  }

  InvalidRequest(FieldError error) {
    this(List.of(error));
  }

  /** What is wrong with the installation's own fields. */
  static InvalidRequest of(List<Violation> violations) {
    return new InvalidRequest(violations.stream().map(FieldError::of).toList());
  }

  List<FieldError> errors() {
    return errors;
  }
}
