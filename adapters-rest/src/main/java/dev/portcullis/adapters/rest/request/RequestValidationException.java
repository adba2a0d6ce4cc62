package dev.portcullis.adapters.rest.request;

import dev.portcullis.domain.account.AttributeViolation;
import java.util.List;

/** A request that means nothing: ends its handling with a 422 that lists all that is wrong. */
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

  /** What is wrong with the installation's own fields. */
  public static RequestValidationException of(List<AttributeViolation> violations) {
    return new RequestValidationException(violations.stream().map(FieldError::of).toList());
  }

  public List<FieldError> errors() {
    return errors;
  }
}
