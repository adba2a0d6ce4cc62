package dev.portcullis.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.portcullis.acceptance.Payload;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The server's OpenAPI description, and the check of answers against it. An undescribed call,
 * status, error code, header or body is an {@link AssertionError}. So is a body that the server
 * accepts although the description doesn't allow it. Thread-safe.
 */
public final class OpenApiDescription {
  /**
   * Keyword of the schemas that references point to. The schemas of OpenAPI 3.1 are JSON Schema.
   */
  private static final String COMPONENTS = "components";

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDialect(
          Dialect.builder(Dialects.getDraft202012())
              .keyword(new NonValidationKeyword(COMPONENTS))
              .build());

  private final JsonNode document;
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

  public OpenApiDescription(String json) {
    this.document = new Payload("application/json", json).value();
  }

  /** Returns {@code answer}, or fails if it doesn't match the description. */
  public HttpResponse<String> check(HttpResponse<String> answer) {
    HttpRequest request = answer.request();
    String call = request.method() + " " + request.uri().getPath();
    JsonNode operation = operation(request, call);
    JsonNode described =
        resolve(operation.path("responses").path(Integer.toString(answer.statusCode())));
    if (described.isMissingNode()) {
      throw new AssertionError(
          "%s: undescribed %d %s".formatted(call, answer.statusCode(), answer.body()));
    }
    checkHeaders(described.path("headers"), answer.headers(), call);
    checkPayload(described.path("content"), Payload.of(answer), "answer to " + call);
    if (answer.statusCode() < 300) {
      checkBody(operation.path("requestBody"), Payload.of(request), "accepted body of " + call);
    }
    return answer;
  }

  private void checkBody(JsonNode described, Payload body, String what) {
    boolean mayBeAbsent = described.has("content") && !described.path("required").booleanValue();
    if (!mayBeAbsent || !body.text().isEmpty()) {
      checkPayload(described.path("content"), body, what);
    }
  }

  /**
   * Returns the description of a call. A path without parameters takes precedence over one with
   * parameters.
   */
  private JsonNode operation(HttpRequest request, String call) {
    String path = request.uri().getPath();
    return document.path("paths").properties().stream()
        .filter(described -> path.matches(described.getKey().replaceAll("\\{\\w+}", "[^/]+")))
        .min(Comparator.comparing(described -> described.getKey().contains("{")))
        .map(described -> described.getValue().get(request.method().toLowerCase(Locale.ROOT)))
        .orElseThrow(() -> new AssertionError(call + ": undescribed"));
  }

  private void checkHeaders(JsonNode described, HttpHeaders headers, String call) {
    described
        .properties()
        .forEach(
            property -> {
              String name = property.getKey();
              JsonNode header = resolve(property.getValue());
              if (header.path("required").booleanValue()) {
                assertThat(headers.allValues(name)).as("%s: %s", call, name).isNotEmpty();
              }
              headers
                  .allValues(name)
                  .forEach(value -> checkValue(header.get("schema"), text(value), name));
            });
  }

  private void checkPayload(JsonNode content, Payload payload, String what) {
    if (content.isMissingNode()) {
      assertThat(payload.text()).as(what).isEmpty();
      return;
    }
    JsonNode described = content.path(payload.type());
    assertThat(described.isObject()).as("%s: %s", what, payload.type()).isTrue();
    checkValue(described.get("schema"), payload.value(), what);
  }

  private void checkValue(JsonNode schema, JsonNode value, String what) {
    var errors =
        schemas
            .computeIfAbsent(schema, this::compile)
            .validate(
                value,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    assertThat(errors).as("%s: %s", what, value).isEmpty();
  }

  private Schema compile(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    return REGISTRY.getSchema(whole.set(COMPONENTS, document.get(COMPONENTS)));
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.textNode(value);
  }
}
