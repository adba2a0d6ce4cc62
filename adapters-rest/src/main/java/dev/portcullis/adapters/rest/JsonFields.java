package dev.portcullis.adapters.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.user.Attributes;
import dev.portcullis.domain.user.Violation;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON body (RFC 8259), read strictly: no duplicate names, no conversions between
 * types, at most 32 levels. Collects what is wrong with each field, so that all of it is told at
 * once; unknown fields are passed over.
 */
final class JsonFields {
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
  private final List<FieldError> errors = new ArrayList<>();

  private JsonFields(JsonNode body) {
    this.body = body;
  }

  static JsonFields of(Context ctx) {
    requireJson(ctx);
    String text = Body.text(ctx);
    if (text.isBlank()) {
      throw new InvalidRequest(FieldError.body("Field required", "missing"));
    }
    JsonNode body = parse(text);
    if (!body.isObject()) {
      throw new InvalidRequest(FieldError.body("must be a JSON object", "dict_type"));
    }
    var fields = new JsonFields(body);
    fields.checkNumbers(body, List.of("body"));
    return fields;
  }

  private static void requireJson(Context ctx) {
    String type = Optional.ofNullable(ctx.contentType()).orElse("").toLowerCase(Locale.ROOT);
    String essence = type.replaceFirst(";.*", "").strip();
    if (!essence.equals("application/json") && !essence.endsWith("+json")) {
      throw new InvalidRequest(
          FieldError.body("must be sent with Content-Type: application/json", "value_error"));
    }
  }

  private static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (StreamConstraintsException beyond) {
      throw new InvalidRequest(
          FieldError.body(
              "must nest at most %d levels deep, with numbers of a sane length"
                  .formatted(MAX_DEPTH),
              "json_invalid"));
    } catch (JsonProcessingException malformed) {
      long offset = malformed.getLocation() == null ? 0 : malformed.getLocation().getCharOffset();
      throw new InvalidRequest(
          new FieldError(
              List.of("body", Math.max(0, offset)),
              "must be JSON, with each name once",
              "json_invalid"));
    }
  }

  /** A number that no 64 bits can hold would mean something else to everybody who reads it. */
  private void checkNumbers(JsonNode node, List<Object> loc) {
    boolean beyond =
        node.isIntegralNumber() ? !node.canConvertToLong() : !Double.isFinite(node.asDouble());
    if (node.isNumber() && beyond) {
      errors.add(new FieldError(loc, "must be a number of at most 64 bits", "finite_number"));
    }
    if (node.isObject()) {
      node.properties()
          .forEach(property -> checkNumbers(property.getValue(), below(loc, property.getKey())));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      checkNumbers(node.get(i), below(loc, i));
    }
  }

  private static List<Object> below(List<Object> loc, Object step) {
    var deeper = new ArrayList<>(loc);
    deeper.add(step);
    return deeper;
  }

  /** A text that must be there. Empty only if {@link #check} will throw. */
  <T> Optional<T> required(String name, Function<String, T> type) {
    if (!body.has(name)) {
      errors.add(FieldError.missing("body", name));
      return Optional.empty();
    }
    return optional(name, type);
  }

  /** A text that may be there; {@code null} is no text. */
  <T> Optional<T> optional(String name, Function<String, T> type) {
    JsonNode value = body.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      errors.add(FieldError.type(name, "a string", "string_type"));
      return Optional.empty();
    }
    try {
      return Optional.of(type.apply(value.textValue()));
    } catch (InvalidInput refused) {
      errors.add(FieldError.value("body", name, refused.rule()));
      return Optional.empty();
    }
  }

  /** A truth value that may be there. */
  Optional<Boolean> optionalFlag(String name) {
    JsonNode value = body.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      errors.add(FieldError.type(name, "true or false", "bool_type"));
      return Optional.empty();
    }
    return Optional.of(value.booleanValue());
  }

  /** Those of the installation's own fields that are there; {@code null} is a value. */
  Attributes attributes(Set<String> names) {
    var values = new HashMap<String, @Nullable Object>();
    names.stream()
        .filter(body::has)
        .forEach(name -> values.put(name, MAPPER.convertValue(body.get(name), Object.class)));
    return Attributes.of(values);
  }

  /** Adds what is wrong with the installation's own fields. */
  void refuse(List<Violation> violations) {
    violations.stream().map(FieldError::of).forEach(errors::add);
  }

  /** Call it when all fields are read. */
  void check() {
    if (!errors.isEmpty()) {
      throw new InvalidRequest(errors);
    }
  }
}
