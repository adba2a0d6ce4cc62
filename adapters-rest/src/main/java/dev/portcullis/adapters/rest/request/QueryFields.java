package dev.portcullis.adapters.rest.request;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fields of a query. Of one that comes twice, the first counts. Collects what is wrong, as
 * {@link JsonFields} does.
 */
public final class QueryFields {
  private final Context ctx;
  private final Validation validation = new Validation("query");

  public QueryFields(Context ctx) {
    this.ctx = ctx;
  }

  /** A field that must be there. Empty only if {@link #check} will throw. */
  public Optional<String> required(String name) {
    Optional<String> value = optional(name);
    if (value.isEmpty()) {
      validation.addMissing(name);
    }
    return value;
  }

  /**
   * What fields mean together, under the name of one of them that must be there. Empty only if
   * {@link #check} will throw.
   */
  public <T> Optional<T> required(String name, Supplier<Optional<T>> meaning) {
    Optional<Optional<T>> value = validation.value(name, meaning);
    if (value.isPresent() && value.get().isEmpty()) {
      validation.addMissing(name);
    }
    return value.flatMap(Function.identity());
  }

  /** A field that may be there. */
  public Optional<String> optional(String name) {
    return UrlEncoded.parameter(ctx, name);
  }

  /** A field that may be there and has a type of its own. */
  public <T> Optional<T> optional(String name, Function<String, T> type) {
    return optional(name).flatMap(value -> validation.value(name, () -> type.apply(value)));
  }

  /** A field that may come any number of times. */
  public List<String> all(String name) {
    return UrlEncoded.parameters(ctx, name);
  }

  /**
   * What fields mean, which says itself which of them is wrong. Empty only if {@link #check} will
   * throw.
   */
  public <T> Optional<T> tried(Supplier<T> meaning) {
    return validation.value(meaning);
  }

  /** Call it when all fields are read. */
  public void check() {
    validation.check();
  }
}
