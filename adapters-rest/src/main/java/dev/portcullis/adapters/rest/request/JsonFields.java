package dev.portcullis.adapters.rest.request;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a JSON body (RFC 8259), read strictly: no duplicate names, no conversions between
 * types, at most 32 levels. Collects the errors of all fields for one answer, and ignores unknown
 * fields. Wipes passwords if the request is refused.
 */
public final class JsonFields {
  private static final int MAX_DEPTH = 32;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private final JsonNode body;
  private final Validation validation = new Validation("body");

  private JsonFields(JsonNode body) {
    this.body = body;
  }

  public static JsonFields of(Context ctx) {
    requireJson(ctx);
    String text = Body.text(ctx);
    if (text.isBlank()) {
      throw new RequestValidationException(FieldError.body("Field required", "missing"));
    }
    JsonNode body = parse(text);
    if (!body.isObject()) {
      throw new RequestValidationException(FieldError.body("must be a JSON object", "dict_type"));
    }
    return new JsonFields(body);
  }

  /** Reads a body that the client may leave out; then there are no fields. */
  public static JsonFields ofOptional(Context ctx) {
    return Body.bytes(ctx).length == 0 ? new JsonFields(MAPPER.createObjectNode()) : of(ctx);
  }

  private static void requireJson(Context ctx) {
    String type = Body.type(ctx);
    if (!type.equals("application/json") && !type.endsWith("+json")) {
      throw new RequestValidationException(
          FieldError.body("must be sent with Content-Type: application/json", "value_error"));
    }
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (StreamConstraintsException beyond) {
      throw new RequestValidationException(
          FieldError.body(
              "must nest at most %d levels deep, with numbers of a sane length"
                  .formatted(MAX_DEPTH),
              "json_invalid"));
    } catch (JsonProcessingException malformed) {
      long offset = malformed.getLocation() == null ? 0 : malformed.getLocation().getCharOffset();
      throw new RequestValidationException(
          new FieldError(
              List.of("body", Math.max(0, offset)),
              "must be JSON, with each name once",
              "json_invalid"));
    }
  }

  /** Reads a required text. Empty only if {@link #check} will throw. */
  public <T> Optional<T> required(String name, Function<String, T> type) {
    if (!body.has(name)) {
      validation.addMissing(name);
      return Optional.empty();
    }
    return optional(name, type);
  }

  /** Reads an optional text; {@code null} is not a text. */
  public <T> Optional<T> optional(String name, Function<String, T> type) {
    JsonNode value = body.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      validation.add(FieldError.type(name, "a string", "string_type"));
      return Optional.empty();
    }
    return validation.value(name, () -> type.apply(value.textValue()));
  }

  /** Reads an optional boolean. */
  public Optional<Boolean> optionalFlag(String name) {
    JsonNode value = body.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      validation.add(FieldError.type(name, "true or false", "bool_type"));
      return Optional.empty();
    }
    return Optional.of(value.booleanValue());
  }

  /**
   * Reads the installation's own fields that are present; {@code null} is a value. A value that
   * isn't interoperable is left out and reported with its full path. That is safe, because only
   * here do the names come from the schema.
   */
  public Attributes attributes(Set<String> names) {
    var values = new HashMap<String, @Nullable Object>();
    for (String name : names) {
      if (body.has(name) && isSound(name)) {
        values.put(name, MAPPER.convertValue(body.get(name), Object.class));
      }
    }
    return Attributes.of(values);
  }

  private boolean isSound(String name) {
    List<FieldError> unsound = InteroperableJson.in(body.get(name), List.of("body", name));
    unsound.forEach(validation::add);
    return unsound.isEmpty();
  }

  /** Adds the schema's violations of fields that have no error yet. */
  public void refuse(List<AttributeViolation> violations) {
    Set<Object> refused = refused();
    violations.stream()
        .map(FieldError::of)
        .filter(error -> !refused.contains(error.field()))
        .forEach(validation::add);
  }

  /** Throws if there are errors. Must be called after all fields were read. */
  public void check() {
    Set<Object> refused = refused();
    InteroperableJson.namesIn(body).ifPresent(validation::add);
    for (var field : body.properties()) {
      if (!refused.contains(field.getKey())) {
        refuseUnsound(field.getKey(), field.getValue());
      }
    }
    validation.check();
  }

  /** Reports only the field: the path within it may contain a secret. */
  private void refuseUnsound(String name, JsonNode value) {
    List<Object> loc = List.of("body", name);
    InteroperableJson.in(value, loc).stream()
        .findFirst()
        .ifPresent(error -> validation.add(new FieldError(loc, error.msg(), error.type())));
  }

  private Set<Object> refused() {
    return validation.errors().stream().map(FieldError::field).collect(toSet());
  }
}
