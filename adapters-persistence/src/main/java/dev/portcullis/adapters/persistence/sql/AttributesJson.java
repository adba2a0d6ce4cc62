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

/** The installation's own fields of a user as they are stored. */
public final class AttributesJson {
  private static final String NONE = "{}";
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
  private static final JsonMapper MAPPER =
      JsonMapper.builder(unbounded())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private AttributesJson() {}

  /** What was let in must come out: the library's bounds are there for what strangers send. */
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
      throw new IllegalStateException("no JSON", impossible);
    }
  }

  /** Any JSON value. */
  public static @Nullable Object value(String json) {
    try {
      return MAPPER.readValue(json, Object.class);
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("no JSON is stored", damaged);
    }
  }

  static Attributes read(String json) {
    try {
      return json.equals(NONE) ? Attributes.NONE : Attributes.of(MAPPER.readValue(json, OBJECT));
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("no JSON is stored", damaged);
    }
  }
}
