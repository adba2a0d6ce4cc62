package dev.portcullis.adapters.persistence.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portcullis.domain.account.Attributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON form of a user's attributes in the database. */
public final class AttributesJson {
  private static final String NONE = "{}";
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final JsonMapper MAPPER =
      JsonMapper.builder(unbounded())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private AttributesJson() {}

  /**
   * Returns a factory without size limits: attributes were validated when stored, and must be
   * readable. Jackson's limits are for untrusted input.
   */
  private static JsonFactory unbounded() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .build())
        .streamWriteConstraints(
            StreamWriteConstraints.builder().maxNestingDepth(Integer.MAX_VALUE).build())
        .build();
  }

  static String write(Attributes attributes) {
    try {
      return attributes.isEmpty() ? NONE : MAPPER.writeValueAsString(attributes.values());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("attributes can't be written as JSON", impossible);
    }
  }

  /**
   * Parses any JSON value.
   *
   * @throws IllegalStateException when {@code json} is malformed
   */
  public static @Nullable Object value(String json) {
    try {
      return MAPPER.readValue(json, Object.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("stored JSON is malformed", damaged);
    }
  }

  static Attributes read(String json) {
    try {
      return json.equals(NONE) ? Attributes.NONE : Attributes.of(MAPPER.readValue(json, OBJECT));
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("stored JSON is malformed", damaged);
    }
  }
}
