package dev.portcullis.adapters.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import dev.portcullis.application.port.out.registration.UserSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * File with the JSON Schema (2020-12) of custom user fields. Its {@code properties} are the fields.
 * References must stay within the file.
 */
public record JsonSchemaFile(Path path) {
  /** Built-in members of a user. A custom field must not have their names. */
  private static final Set<String> RESERVED =
      Set.of(
          "id", "email", "password", "is_active", "is_superuser", "is_verified", "oauth_accounts");

  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]{0,63}");
  private static final String META_SCHEMA = "https://json-schema.org/draft/2020-12/schema";

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          Dialects.getDraft202012(),
          registry ->
              registry
                  .schemaLoader(loader -> loader.fetchRemoteResources(false))
                  .schemaRegistryConfig(
                      SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /**
   * Reads the schema.
   *
   * @throws SchemaRefused when the file can't be read, isn't a JSON Schema or names a reserved
   *     field
   */
  public UserSchema read() {
    JsonNode schema = parse();
    check(schema);
    return new JsonUserSchema(compiled(schema), schema);
  }

  private JsonNode parse() {
    try {
      return MAPPER.readTree(Files.readString(path));
    } catch (JsonProcessingException malformed) {
      int line = malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr();
      throw refused("is not JSON (line %d)".formatted(line), malformed);
    } catch (IOException unreadable) {
      throw refused("can't be read", unreadable);
    }
  }

  private void check(JsonNode schema) {
    var problems = REGISTRY.getSchema(SchemaLocation.of(META_SCHEMA)).validate(schema);
    if (!problems.isEmpty()) {
      var first = problems.getFirst();
      throw refused(
          "is not a JSON Schema: %s %s".formatted(first.getInstanceLocation(), first.getMessage()),
          null);
    }
    if (!schema.path("properties").isObject()) {
      throw refused("its \"properties\" must name the fields", null);
    }
    schema.get("properties").fieldNames().forEachRemaining(this::checkName);
    for (JsonNode required : schema.path("required")) {
      if (!schema.get("properties").has(required.textValue())) {
        throw refused(
            "\"%s\" is required, but is not one of its \"properties\""
                .formatted(required.textValue()),
            null);
      }
    }
  }

  private void checkName(String name) {
    if (RESERVED.contains(name)) {
      throw refused("the name \"%s\" is reserved; choose another".formatted(name), null);
    }
    if (!NAME.matcher(name).matches()) {
      throw refused(
          "the name \"%s\" must be 1 to 64 letters, digits, _ and -, and must not start with a digit or -"
              .formatted(name),
          null);
    }
  }

  private Schema compiled(JsonNode json) {
    try {
      Schema schema = REGISTRY.getSchema(json);
      schema.initializeValidators();
      return schema;
    } catch (RuntimeException unusable) {
      throw refused("can't be used: " + unusable.getMessage(), unusable);
    }
  }

  private SchemaRefused refused(String problem, @Nullable Throwable cause) {
    return new SchemaRefused("%s: %s".formatted(path, problem), cause);
  }
}
