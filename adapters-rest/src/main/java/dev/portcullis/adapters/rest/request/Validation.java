package dev.portcullis.adapters.rest.request;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.password.Password;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything that is wrong with the fields of one request, so that one answer tells all of it. Owns
 * the passwords among the fields until they have passed: a failed check wipes them.
 */
final class Validation {
  private final String part;
  private final List<FieldError> errors = new ArrayList<>();
  private final List<Password> passwords = new ArrayList<>();

  /** Of the fields in {@code part}: {@code body} or {@code query}. */
  Validation(String part) {
    this.part = part;
  }

  /** Adds what was found. */
  void add(FieldError error) {
    errors.add(error);
  }

  /** Notes that a field is not there. */
  void addMissing(String field) {
    errors.add(FieldError.missing(part, field));
  }

  /** The value of {@code field}; empty, and noted, if it is malformed. */
  <T> Optional<T> value(String field, Supplier<T> value) {
    try {
      return Optional.of(owned(value.get()));
    } catch (InvalidInput malformed) {
      errors.add(FieldError.value(part, field, malformed.rule()));
      return Optional.empty();
    }
  }

  /** Like {@link #value}, of a value whose parts name the field themselves. */
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

  /** All that is wrong so far. */
  List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /** Throws if anything is wrong; then no password is left in memory. */
  void check() {
    if (!errors.isEmpty()) {
      passwords.forEach(Password::close);
      throw new RequestValidationException(errors);
    }
  }
}
