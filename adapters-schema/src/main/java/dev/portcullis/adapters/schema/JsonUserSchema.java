package dev.portcullis.adapters.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Validates users' custom fields by a JSON Schema (2020-12), {@code format} included. */
final class JsonUserSchema implements UserSchema {
  /** Size limit for all fields of a user together, not for one change. */
  private static final int MAX_BYTES = 64 * 1024;

  private final Schema schema;
  private final Set<String> names;
  private final Attributes defaults;

  JsonUserSchema(Schema schema, JsonNode json) {
    this.schema = schema;
    var found = new LinkedHashSet<String>();
    json.get("properties").fieldNames().forEachRemaining(found::add);
    this.names = Set.copyOf(found);
    this.defaults = defaults(json.get("properties"));
  }

  private static Attributes defaults(JsonNode properties) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    properties
        .properties()
        .forEach(
            property -> {
              if (property.getValue().has("default")) {
                values.put(
                    property.getKey(),
                    JsonSchemaFile.MAPPER.convertValue(
                        property.getValue().get("default"), Object.class));
              }
            });
    return Attributes.of(values);
  }

  @Override
  public Set<String> names() {
    return names;
  }

  @Override
  public Attributes withDefaults(Attributes given) {
    return defaults.with(given);
  }

  @Override
  public List<AttributeViolation> violations(Attributes attributes) {
    JsonNode json = known(attributes);
    List<AttributeViolation> violations = new ArrayList<>();
    schema.validate(json).stream()
        .map(JsonUserSchema::violation)
        .distinct()
        .forEach(violations::add);
    if (json.toString().getBytes(UTF_8).length > MAX_BYTES) {
      json.properties().stream()
          .map(Map.Entry::getKey)
          .max((one, other) -> Integer.compare(size(json, one), size(json, other)))
          .map(
              name ->
                  new AttributeViolation(List.of(name), false, "all fields must fit into 64 KiB"))
          .ifPresent(violations::add);
    }
    return violations;
  }

  /** Drops fields of an earlier schema, because clients can't change them any more. */
  private JsonNode known(Attributes attributes) {
    ObjectNode json = JsonSchemaFile.MAPPER.valueToTree(plain(attributes.values()));
    return json.retain(names);
  }

  private static int size(JsonNode json, String name) {
    return json.get(name).toString().length();
  }

  /**
   * Converts whole numbers to integers, because JSON Schema distinguishes integers from other
   * numbers.
   */
  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case BigDecimal number -> number.scale() <= 0 ? number.toBigIntegerExact() : number;
      case Map<?, ?> map -> {
        var plain = new LinkedHashMap<Object, @Nullable Object>();
        map.forEach((name, inner) -> plain.put(name, plain(inner)));
        yield plain;
      }
      case List<?> list -> {
        var plain = new ArrayList<@Nullable Object>();
        list.forEach(inner -> plain.add(plain(inner)));
        yield plain;
      }
      default -> value;
    };
  }

  private static AttributeViolation violation(Error error) {
    List<String> path = new ArrayList<>(steps(error.getInstanceLocation()));
    boolean missing = error.getKeyword().equals("required");
    if (missing) {
      path.add(error.getProperty());
    }
    return new AttributeViolation(path, missing, error.getMessage());
  }

  private static List<String> steps(NodePath path) {
    List<String> steps = new ArrayList<>();
    for (int i = 0; i < path.getNameCount(); i++) {
      steps.add(String.valueOf(path.getElement(i)));
    }
    return steps;
  }
}
