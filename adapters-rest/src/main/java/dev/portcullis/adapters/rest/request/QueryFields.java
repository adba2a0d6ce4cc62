package dev.portcullis.adapters.rest.request;

import dev.portcullis.domain.InvalidInput;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The fields of a query. Of one that comes twice, the first counts. Collects what is wrong, as
 * {@link JsonFields} does.
 */
public final class QueryFields {
  private static final String PART = "query";

  private final Context ctx;
  private final List<FieldError> errors = new ArrayList<>();

  public QueryFields(Context ctx) {
    this.ctx = ctx;
  }

  /** A field that must be there. Empty only if {@link #check} will throw. */
  public Optional<String> required(String name) {
    Optional<String> value = optional(name);
    if (value.isEmpty()) {
      errors.add(FieldError.missing(PART, name));
    }
    return value;
  }

  /** A field that may be there. */
  public Optional<String> optional(String name) {
    return UrlEncoded.parameter(ctx, name);
  }

  /** A field that may be there and has a type of its own. */
  public <T> Optional<T> optional(String name, Function<String, T> type) {
    return optional(name).flatMap(value -> tried(() -> type.apply(value)));
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
    try {
      return Optional.of(meaning.get());
    } catch (InvalidInput refused) {
      errors.add(FieldError.value(PART, refused.field(), refused.rule()));
      return Optional.empty();
    }
  }

  /** Call it when all fields are read. */
  public void check() {
    if (!errors.isEmpty()) {
      throw new RequestValidationException(errors);
    }
  }
}
