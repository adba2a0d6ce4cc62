package dev.portcullis.adapters.rest.request;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Fields of a query. If a field is repeated, the first value counts. Collects errors as {@link
 * JsonFields} does.
 */
public final class QueryFields {
  private final Context ctx;
  private final Validation validation = new Validation("query");

  public QueryFields(Context ctx) {
    this.ctx = ctx;
  }

  /** Reads a required field. Empty only if {@link #check} will throw. */
  public Optional<String> required(String name) {
    Optional<String> value = optional(name);
    if (value.isEmpty()) {
      validation.addMissing(name);
    }
    return value;
  }

  /**
   * Reads a required value that several fields form; errors name the field {@code name}. Empty only
   * if {@link #check} will throw.
   */
  public <T> Optional<T> required(String name, Supplier<Optional<T>> meaning) {
    Optional<Optional<T>> value = validation.value(name, meaning);
    if (value.isPresent() && value.get().isEmpty()) {
      validation.addMissing(name);
    }
    return value.flatMap(Function.identity());
  }

  /** Reads an optional field. */
  public Optional<String> optional(String name) {
    return UrlEncoded.parameter(ctx, name);
  }

  /** Reads an optional field and converts it. */
  public <T> Optional<T> optional(String name, Function<String, T> type) {
    return optional(name).flatMap(value -> validation.value(name, () -> type.apply(value)));
  }

  /** Reads a field that may be repeated. */
  public List<String> all(String name) {
    return UrlEncoded.parameters(ctx, name);
  }

  /**
   * Reads a value that several fields form and whose errors name the field. Empty only if {@link
   * #check} will throw.
   */
  public <T> Optional<T> tried(Supplier<T> meaning) {
    return validation.value(meaning);
  }

  /** Throws if there are errors. Must be called after all fields were read. */
  public void check() {
    validation.check();
  }
}
