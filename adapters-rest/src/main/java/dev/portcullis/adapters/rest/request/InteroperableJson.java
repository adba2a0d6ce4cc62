package dev.portcullis.adapters.rest.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks for JSON values that implementations read differently (RFC 8259, sections 6 and 8.2):
 * numbers beyond 64 bits, and text that isn't valid Unicode.
 */
final class InteroperableJson {
  private InteroperableJson() {}

  /**
   * Returns the errors in {@code value}.
   *
   * @param loc the place of {@code value}
   */
  static List<FieldError> in(JsonNode value, List<Object> loc) {
    var found = new ArrayList<FieldError>();
    collect(value, loc, found);
    return found;
  }

  /**
   * Returns an error if a name in {@code object} isn't valid Unicode. The error is about the
   * object, since the name can't be written.
   */
  static Optional<FieldError> namesIn(JsonNode object) {
    return namesIn(object, List.of("body"));
  }

  private static Optional<FieldError> namesIn(JsonNode object, List<Object> loc) {
    return object.properties().stream().allMatch(field -> isUnicode(field.getKey()))
        ? Optional.empty()
        : Optional.of(noUnicode(loc));
  }

  private static void collect(JsonNode value, List<Object> loc, List<FieldError> found) {
    if (value.isTextual() && !isUnicode(value.textValue())) {
      found.add(noUnicode(loc));
    }
    if (value.isNumber() && isBeyond(value)) {
      found.add(new FieldError(loc, "must be a number of at most 64 bits", "finite_number"));
    }
    namesIn(value, loc).ifPresent(found::add);
    value
        .properties()
        .forEach(field -> collect(field.getValue(), below(loc, field.getKey()), found));
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      collect(value.get(i), below(loc, i), found);
    }
  }

  private static boolean isBeyond(JsonNode number) {
    if (number.isIntegralNumber()) {
      return !number.canConvertToLong();
    }
    double nearest = number.asDouble();
    boolean vanishes = nearest == 0 && number.decimalValue().signum() != 0;
    return vanishes || !Double.isFinite(nearest);
  }

  private static boolean isUnicode(String text) {
    return UTF_8.newEncoder().canEncode(text);
  }

  private static FieldError noUnicode(List<Object> loc) {
    return new FieldError(loc, "must be valid Unicode", "value_error");
  }

  private static List<Object> below(List<Object> loc, Object step) {
    var deeper = new ArrayList<>(loc);
    deeper.add(step);
    return deeper;
  }
}
