package dev.portcullis.adapters.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaFileTest {
  private static final String SCHEMA =
      """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
          "first_name": {"type": "string", "minLength": 1, "maxLength": 20},
          "seat": {"type": "integer", "minimum": 1},
          "rank": {"enum": ["squire", "knight"], "default": "squire"},
          "homepage": {"type": ["string", "null"], "format": "uri"},
          "castle": {"$ref": "#/$defs/castle"},
          "horses": {"type": "array", "items": {"type": "string"}}
        },
        "required": ["first_name"],
        "dependentRequired": {"seat": ["castle"]},
        "$defs": {
          "castle": {
            "type": "object",
            "properties": {"name": {"type": "string"}},
            "required": ["name"]
          }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void the_properties_are_the_fields() throws IOException {
    assertThat(read(SCHEMA).names())
        .containsExactlyInAnyOrder("first_name", "seat", "rank", "homepage", "castle", "horses");
  }

  @Test
  void defaults_are_used_for_missing_fields() throws IOException {
    var given = Attributes.of(Map.of("first_name", "Gareth"));
    var withRank = Attributes.of(Map.of("first_name", "Gareth", "rank", "knight"));

    assertThat(read(SCHEMA).withDefaults(given))
        .isEqualTo(Attributes.of(Map.of("first_name", "Gareth", "rank", "squire")));
    assertThat(read(SCHEMA).withDefaults(withRank)).isEqualTo(withRank);
  }

  @Test
  void valid_fields_have_no_violations() throws IOException {
    var fields = new HashMap<String, @Nullable Object>();
    fields.put("first_name", "Gareth");
    fields.put("seat", 7.0);
    fields.put("castle", Map.of("name", "Tintagel"));
    fields.put("homepage", null);
    fields.put("horses", List.of("Gringolet"));

    assertThat(read(SCHEMA).violations(Attributes.of(fields))).isEmpty();
  }

  @Test
  void each_invalid_field_is_named_and_no_value_is_repeated() throws IOException {
    var violations =
        read(SCHEMA)
            .violations(
                Attributes.of(
                    Map.of(
                        "first_name",
                        "",
                        "seat",
                        1.5,
                        "rank",
                        "hunter2",
                        "homepage",
                        "not a uri",
                        "castle",
                        Map.of("name", 7),
                        "horses",
                        List.of("Gringolet", true))));

    assertThat(violations)
        .extracting(AttributeViolation::path)
        .containsExactlyInAnyOrder(
            List.of("first_name"),
            List.of("seat"),
            List.of("rank"),
            List.of("homepage"),
            List.of("castle", "name"),
            List.of("horses", "1"));
    assertThat(violations).noneMatch(AttributeViolation::missing);
    assertThat(violations)
        .extracting(AttributeViolation::rule)
        .noneMatch(rule -> rule.contains("hunter2"));
  }

  @Test
  void required_fields_are_reported_as_missing() throws IOException {
    assertThat(read(SCHEMA).violations(Attributes.of(Map.of("seat", 1, "castle", Map.of()))))
        .extracting(AttributeViolation::path, AttributeViolation::missing)
        .containsExactlyInAnyOrder(
            tuple(List.of("first_name"), true), tuple(List.of("castle", "name"), true));
  }

  @Test
  void fields_that_depend_on_each_other_are_validated_together() throws IOException {
    assertThat(read(SCHEMA).violations(Attributes.of(Map.of("first_name", "Kay", "seat", 1))))
        .hasSize(1);
  }

  @Test
  void fields_of_an_earlier_schema_are_not_validated() throws IOException {
    var schema = read("{\"properties\": {\"a\": {}}, \"additionalProperties\": false}");

    assertThat(schema.violations(Attributes.of(Map.of("a", 1, "gone", 2)))).isEmpty();
  }

  @Test
  void all_fields_together_have_a_size_limit() throws IOException {
    var schema = read("{\"properties\": {\"a\": {}, \"b\": {}}}");
    String half = "x".repeat(32 * 1024);

    assertThat(schema.violations(Attributes.of(Map.of("a", half)))).isEmpty();
    assertThat(schema.violations(Attributes.of(Map.of("a", half, "b", half + half))))
        .extracting(AttributeViolation::path)
        .containsExactly(List.of("b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id",
        "email",
        "password",
        "is_active",
        "is_superuser",
        "is_verified",
        "oauth_accounts"
      })
  void reserved_names_are_rejected(String name) {
    refuses("{\"properties\": {\"%s\": {}}}".formatted(name), "the name \"" + name + "\"");
  }

  @Test
  void an_invalid_schema_is_rejected() {
    refuses("{", "is not JSON (line 1)");
    refuses("{\"a\": 1, \"a\": 2}", "is not JSON");
    refuses("[]", "is not a JSON Schema");
    refuses("true", "\"properties\"");
    refuses("{\"type\": \"object\"}", "\"properties\"");
    refuses("{\"properties\": {\"a\": {\"type\": \"text\"}}}", "is not a JSON Schema");
    refuses("{\"properties\": {\"a b\": {}}}", "the name \"a b\"");
    refuses("{\"properties\": {}, \"required\": [\"a\"]}", "\"a\" is required");
    refuses("{\"properties\": {\"a\": {\"$ref\": \"#/$defs/gone\"}}}", "can't be used");
    refuses(
        "{\"properties\": {\"a\": {\"$ref\": \"https://example.com/a.json\"}}}", "can't be used");
  }

  @Test
  void a_missing_file_is_rejected() {
    var gone = new JsonSchemaFile(folder.resolve("gone.json"));

    assertThatExceptionOfType(SchemaRefused.class)
        .isThrownBy(gone::read)
        .withMessageStartingWith(folder.toString())
        .withMessageContaining("can't be read");
  }

  private void refuses(String schema, String problem) {
    assertThatExceptionOfType(SchemaRefused.class)
        .isThrownBy(() -> read(schema))
        .withMessageStartingWith(folder.toString())
        .withMessageContaining(problem);
  }

  private UserSchema read(String schema) throws IOException {
    return new JsonSchemaFile(Files.writeString(folder.resolve("user.json"), schema)).read();
  }
}
