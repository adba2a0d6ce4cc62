package dev.portcullis.adapters.rest;

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

  List<FieldError> errors() {
    return errors;
  }
}
