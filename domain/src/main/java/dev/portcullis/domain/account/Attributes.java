package dev.portcullis.domain.account;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Custom fields of a user, by name. JSON values are {@code null}, {@link Boolean}, {@link String},
 * {@link BigDecimal}, {@link List} and {@link Map}. Immutable. Numbers are equal in any notation
 * ({@code 1}, {@code 1.0}).
 */
public record Attributes(Map<String, @Nullable Object> values) {
  /** No custom fields. */
  public static final Attributes NONE = new Attributes(Map.of());

  /**
   * Copies the values deeply.
   *
   * @throws IllegalArgumentException if a value is not a JSON value
   */
  public Attributes {
    values = object(values);
  }

  /**
   * Converts JSON values from a library; accepts any {@link Number}.
   *
   * @throws IllegalArgumentException if a value is not a JSON value
   */
  public static Attributes of(Map<?, ?> values) {
    return new Attributes(object(values));
  }

  /** Returns these fields with {@code changes} added; a field of the same name is replaced. */
  public Attributes with(Attributes changes) {
    var merged = new LinkedHashMap<String, @Nullable Object>(values);
    merged.putAll(changes.values);
    return new Attributes(merged);
  }

  /** True if there are no fields. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  private static Map<String, @Nullable Object> object(Map<?, ?> values) {
    var copy = new TreeMap<String, @Nullable Object>();
    values.forEach((name, value) -> copy.put((String) name, value(value)));
    return Collections.unmodifiableMap(copy);
  }

  private static @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean flag -> flag;
      case String text -> text;
      case Number number -> canonical(new BigDecimal(number.toString()));
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
    };
  }

  private static List<@Nullable Object> array(List<?> list) {
    var copy = new ArrayList<@Nullable Object>();
    list.forEach(element -> copy.add(value(element)));
    return Collections.unmodifiableList(copy);
  }

  private static BigDecimal canonical(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** Includes only the names, because the values are personal data. */
  @Override
  public String toString() {
    return "Attributes" + values.keySet();
  }
}
