package dev.portcullis.bootstrap.cli.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portcullis.bootstrap.cli.command.CommandRefused;
import dev.portcullis.bootstrap.cli.command.UndecodableText;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Custom user fields on the command line. */
final class OwnFields {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .build();

  private OwnFields() {}

  /**
   * Parses a JSON object.
   *
   * @param names the names of all fields
   * @throws CommandRefused when it is malformed or has an unknown field
   */
  static Attributes parse(String json, Set<String> names) {
    UndecodableText.refuse("--attributes", json);
    Map<String, ?> fields = read(json);
    var unknown = new TreeSet<>(fields.keySet());
    unknown.removeAll(names);
    if (!unknown.isEmpty()) {
      throw new CommandRefused(
          "--attributes: user.schema has no field %s".formatted(String.join(", ", unknown)));
    }
    return Attributes.of(fields);
  }

  private static Map<String, ?> read(String json) {
    try {
      return JSON.readValue(json, new TypeReference<Map<String, Object>>() {});
    } catch (JsonProcessingException malformed) {
      throw new CommandRefused(
          "--attributes: must be a JSON object, such as '{\"first_name\": \"Arthur\"}'");
    }
  }

  /** Returns one line with all violations. */
  static String explained(List<AttributeViolation> violations) {
    return "--attributes: "
        + violations.stream().map(OwnFields::explained).collect(Collectors.joining("; "));
  }

  private static String explained(AttributeViolation violation) {
    return "%s %s"
        .formatted(
            String.join(".", violation.path()),
            violation.missing() ? "is missing" : violation.rule());
  }
}
