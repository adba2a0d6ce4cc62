package dev.portcullis.adapters.rest.request;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.password.Password;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Errors of the fields of one request, collected for one answer. Owns the passwords among the
 * fields until the check passes: a failed check wipes them.
 */
final class Validation {
  private final String part;
  private final List<FieldError> errors = new ArrayList<>();
  private final List<Password> passwords = new ArrayList<>();

  /** Creates an empty validation of {@code part}: {@code body} or {@code query}. */
  Validation(String part) {
    this.part = part;
  }

  /** Adds an error. */
  void add(FieldError error) {
    errors.add(error);
  }

  /** Adds the error that a field is missing. */
  void addMissing(String field) {
    errors.add(FieldError.missing(part, field));
  }

  /** Returns the value of {@code field}; if it is malformed, adds an error and returns empty. */
  <T> Optional<T> value(String field, Supplier<T> value) {
    try {
      return Optional.of(owned(value.get()));
    } catch (InvalidInput malformed) {
      errors.add(FieldError.value(part, field, malformed.rule()));
      return Optional.empty();
    }
  }

  /** Like {@link #value}, for a value whose errors name the field. */
  <T> Optional<T> value(Supplier<T> value) {
    try {
      return Optional.of(owned(value.get()));
    } catch (InvalidInput malformed) {
      errors.add(FieldError.value(part, malformed.field(), malformed.rule()));
      return Optional.empty();
    }
  }

  private <T> T owned(T value) {
    if (value instanceof Password password) {
      passwords.add(password);
    }
    return value;
  }

  /** Returns the errors so far. */
  List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /** Wipes all passwords and throws if there are errors. */
  void check() {
    if (!errors.isEmpty()) {
      passwords.forEach(Password::close);
      throw new RequestValidationException(errors);
    }
  }
}
