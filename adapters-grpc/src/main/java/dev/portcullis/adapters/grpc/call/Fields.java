package dev.portcullis.adapters.grpc.call;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.AttributeViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the fields of one message, and collects what is wrong so that all is told at once. */
public final class Fields {
  private final List<FieldError> errors = new ArrayList<>();

  /** A field that must be there. Empty only if {@link #check} will throw. */
  public <V, T> Optional<T> required(String name, boolean present, V value, Function<V, T> type) {
    if (!present) {
      errors.add(new FieldError(name, "is required"));
      return Optional.empty();
    }
    return optional(name, true, value, type);
  }

  /** A field that may be there. */
  public <V, T> Optional<T> optional(String name, boolean present, V value, Function<V, T> type) {
    if (!present) {
      return Optional.empty();
    }
    try {
      return Optional.of(type.apply(value));
    } catch (InvalidInput refused) {
      errors.add(new FieldError(name, refused.rule()));
      return Optional.empty();
    }
  }

  /** Adds what is wrong with the installation's own fields. */
  public void refuse(List<AttributeViolation> violations) {
    violations.stream().map(FieldError::of).forEach(errors::add);
  }

  /** Call it when all fields are read. */
  public void check() {
    if (!errors.isEmpty()) {
      throw GrpcErrors.of(errors);
    }
  }
}
