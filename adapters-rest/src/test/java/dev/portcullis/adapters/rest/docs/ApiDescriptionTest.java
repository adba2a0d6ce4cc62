package dev.portcullis.adapters.rest.docs;

import static dev.portcullis.adapters.rest.settings.CookieSettings.SameSite.LAX;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.adapters.rest.InstalledRoutes;
import dev.portcullis.adapters.rest.http.Json;
import dev.portcullis.adapters.rest.settings.CookieSettings;
import dev.portcullis.adapters.rest.settings.RestSettings;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.domain.network.TrustedProxies;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The OpenAPI description contains all routes and error codes, and no others. */
final class ApiDescriptionTest {
  private static final int COLUMN = 4;
  private static final String SCHEMAS = "#/components/schemas/";

  /**
   * Errors of requests that reach no route. They can't be listed with a path, so only the
   * components describe them.
   */
  private static final Set<String> CODES_OF_NO_ROUTE =
      Set.of(
          "METHOD_NOT_ALLOWED",
          "INVALID_REQUEST",
          "REQUEST_TIMEOUT",
          "URI_TOO_LONG",
          "EXPECTATION_FAILED",
          "REQUEST_HEADER_FIELDS_TOO_LARGE",
          "HTTP_VERSION_NOT_SUPPORTED");

  /** These GET calls set a cookie or consume a state, so they have no HEAD. */
  private static final Set<String> GET_WITHOUT_HEAD =
      Set.of(
          "GET /auth/{provider}/authorize",
          "GET /auth/{provider}/callback",
          "GET /auth/associate/{provider}/authorize",
          "GET /auth/associate/{provider}/callback");

  /** HEAD is implied by GET, and a before-handler is not a route. */
  private static final Predicate<HandlerType> NOT_DESCRIBED =
      Set.of(HandlerType.HEAD, HandlerType.BEFORE)::contains;

  private final RestSettings settings =
      new RestSettings(
          "127.0.0.1",
          0,
          URI.create("https://auth.camelot.bt"),
          new CookieSettings("grail", true, LAX, true, "/", Optional.empty()),
          TrustedProxies.NONE,
          Set.of());
  private final JsonNode description =
      Json.read(ApiDescription.of(settings, TestApplication.BACKENDS));

  /** A call of the description. */
  private record Call(String method, String path, JsonNode operation) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private Stream<Call> calls() {
    return description.get("paths").properties().stream()
        .flatMap(
            path ->
                path.getValue().properties().stream()
                    .filter(operation -> operation.getValue().has("responses"))
                    .map(
                        operation ->
                            new Call(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue())));
  }

  /**
   * Returns method and path of all routes of that kind; {@code {backend}} stands for each backend.
   */
  private Set<String> routes(Predicate<HandlerType> kind) {
    return InstalledRoutes.of(settings)
        .filter(route -> kind.test(route.method))
        .map(route -> route.method + " " + route.path)
        .map(call -> call.replaceFirst("/auth/(bearer|cookie)/", "/auth/{backend}/"))
        .collect(toSet());
  }

  @Test
  void every_route_is_described_and_every_described_call_is_a_route() {
    assertThat(calls().map(Call::toString))
        .containsExactlyInAnyOrderElementsOf(routes(NOT_DESCRIBED.negate()))
        .hasSizeGreaterThan(10);
  }

  @Test
  void every_get_route_has_a_head_route() {
    Set<String> read = routes(HandlerType.GET::equals);
    assertThat(read).containsAll(GET_WITHOUT_HEAD);
    read.removeAll(GET_WITHOUT_HEAD);

    assertThat(routes(HandlerType.HEAD::equals).stream().map(head -> head.replace("HEAD", "GET")))
        .containsExactlyInAnyOrderElementsOf(read)
        .isNotEmpty();
  }

  @Test
  void every_error_code_has_the_status_of_the_error_table() throws IOException {
    Map<String, String> table = table();
    Map<String, Set<String>> described = new TreeMap<>();
    calls()
        .flatMap(call -> call.operation().get("responses").properties().stream())
        .forEach(
            answer ->
                codes(answer.getValue(), table.keySet())
                    .forEach(
                        code ->
                            described
                                .computeIfAbsent(code, first -> new TreeSet<>())
                                .add(answer.getKey())));
    table.keySet().removeAll(CODES_OF_NO_ROUTE);

    assertThat(described.keySet()).containsExactlyInAnyOrderElementsOf(table.keySet());
    assertThat(described)
        .allSatisfy(
            (code, statuses) -> assertThat(statuses).as(code).containsOnly(table.get(code)));
  }

  private Stream<String> codes(JsonNode answer, Set<String> known) {
    JsonNode resolved =
        answer.has("$ref") ? description.at(answer.get("$ref").textValue().substring(1)) : answer;
    assertThat(resolved.isObject()).as(answer.toString()).isTrue();
    return resolved.findValuesAsText("$ref").stream()
        .map(reference -> reference.replace(SCHEMAS, ""))
        .filter(known::contains);
  }

  /** Returns the REST error codes of {@code docs/errors.md} and their statuses. */
  private static Map<String, String> table() throws IOException {
    Map<String, String> table = new TreeMap<>();
    Files.readString(Path.of("../docs/errors.md"))
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\s*\\|\\s*", -1))
        .filter(cells -> cells[COLUMN].matches("\\d{3}.*"))
        .forEach(cells -> table.put(cells[1].replace("`", ""), cells[COLUMN].substring(0, 3)));
    return table;
  }

  @Test
  void the_schema_of_an_error_contains_its_code() throws IOException {
    for (String code : table().keySet()) {
      JsonNode detail = description.at("/components/schemas/" + code + "/properties/detail");
      boolean list = code.equals("INVALID_INPUT");
      assertThat(list ? detail.get("type").textValue() : detail.findValue("const").textValue())
          .isEqualTo(list ? "array" : code);
    }
  }

  @Test
  void every_reference_resolves_and_every_component_is_used() {
    Set<String> references = Set.copyOf(description.findValuesAsText("$ref"));
    assertThat(references)
        .allSatisfy(
            reference -> assertThat(description.at(reference.substring(1)).isObject()).isTrue());

    for (String kind : List.of("headers", "parameters", "responses", "schemas")) {
      Set<String> components =
          description.get("components").get(kind).properties().stream()
              .map(component -> "#/components/" + kind + "/" + component.getKey())
              .collect(toSet());
      components.removeAll(
          Set.of("#/components/responses/MethodNotAllowed", "#/components/responses/NotHttp"));
      assertThat(references).containsAll(components);
    }
  }

  @Test
  void every_call_has_a_unique_operation_id() {
    assertThat(calls().map(call -> call.operation().get("operationId").textValue()))
        .doesNotHaveDuplicates();
  }

  @Test
  void server_cookie_and_backends_are_the_configured_ones() {
    assertThat(description.at("/servers").toString())
        .isEqualTo("[{\"url\":\"https://auth.camelot.bt\"}]");
    assertThat(description.at("/components/securitySchemes/cookie/name").textValue())
        .isEqualTo("grail");
    assertThat(description.at("/components/parameters/Backend/schema/enum").toString())
        .isEqualTo("[\"bearer\",\"cookie\"]");
  }
}
