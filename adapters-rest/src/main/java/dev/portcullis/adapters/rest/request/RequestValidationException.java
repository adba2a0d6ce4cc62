package dev.portcullis.adapters.rest.request;

import dev.portcullis.domain.account.AttributeViolation;
import java.util.List;

/** Ends the handling of an invalid request with a 422 that lists all its errors. */
public final class RequestValidationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  RequestValidationException(List<FieldError> errors) {
    super("invalid request", null, false, false);
    this.errors = List.copyOf(errors);
  }

  RequestValidationException(FieldError error) {
    this(List.of(error));
  }

  /** Returns an exception with the violations of the installation's own fields. */
  public static RequestValidationException of(List<AttributeViolation> violations) {
    return new RequestValidationException(violations.stream().map(FieldError::of).toList());
  }

  public List<FieldError> errors() {
    return errors;
  }
}
