package dev.portcullis.adapters.grpc.call;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.password.Password;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the fields of one message, and collects their errors for one answer. Owns the passwords
 * among the fields until the check passes: a failed check wipes them.
 */
public final class Fields {
  private final List<FieldError> errors = new ArrayList<>();
  private final List<Password> passwords = new ArrayList<>();

  /** Reads a required field. Empty only if {@link #check} will throw. */
  public <V, T> Optional<T> required(String name, boolean present, V value, Function<V, T> type) {
    if (!present) {
      errors.add(new FieldError(name, "is required"));
      return Optional.empty();
    }
    return optional(name, true, value, type);
  }

  /**
   * Reads a required value that several fields form; errors name the field {@code name}. Empty only
   * if {@link #check} will throw.
   */
  public <T> Optional<T> required(String name, Supplier<Optional<T>> meaning) {
    Optional<Optional<T>> value = optional(name, true, meaning, Supplier::get);
    if (value.isPresent() && value.get().isEmpty()) {
      errors.add(new FieldError(name, "is required"));
    }
    return value.flatMap(Function.identity());
  }

  /** Reads an optional field. */
  public <V, T> Optional<T> optional(String name, boolean present, V value, Function<V, T> type) {
    if (!present) {
      return Optional.empty();
    }
    try {
      return Optional.of(owned(type.apply(value)));
    } catch (InvalidInput refused) {
      errors.add(new FieldError(name, refused.rule()));
      return Optional.empty();
    }
  }

  private <T> T owned(T value) {
    if (value instanceof Password password) {
      passwords.add(password);
    }
    return value;
  }

  /** Adds the violations of the installation's own fields. */
  public void refuse(List<AttributeViolation> violations) {
    violations.stream().map(FieldError::of).forEach(errors::add);
  }

  /** Wipes all passwords and throws if there are errors. */
  public void check() {
    if (!errors.isEmpty()) {
      passwords.forEach(Password::close);
      throw GrpcErrors.invalid(errors);
    }
  }
}
