package dev.portcullis.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portcullis.acceptance.AcceptanceSpecification;
import dev.portcullis.acceptance.ServerUnderTest;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.bootstrap.Portcullis;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Answers match the OpenAPI description, and the check detects a description that differs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenApiDescriptionTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private Portcullis portcullis;
  private String description;
  private HttpResponse<String> registration;
  private HttpResponse<String> refusal;

  @BeforeAll
  void start() throws Exception {
    portcullis = TestServers.start(TestServers.settings());
    description = send("GET", "/openapi.json", "").body();
    registration =
        send(
            "POST",
            "/auth/register",
            "{\"email\": \"bors@camelot.bt\", \"password\": \"%s\"}"
                .formatted(ServerUnderTest.PASSWORD));
    refusal = send("PATCH", "/users/me", "{}");
  }

  @AfterAll
  void stop() {
    client.close();
    portcullis.close();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + portcullis.httpPort() + path);
  }

  private HttpResponse<String> send(String method, String path, String json) throws Exception {
    var request =
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void answers_to_users_and_operators_match_the_description() throws Exception {
    var described = new OpenApiDescription(description);

    described.check(registration);
    described.check(refusal);
    for (String path :
        List.of(
            "/openapi.json",
            "/docs",
            "/docs/docs.js",
            "/docs/swagger-ui.css",
            "/docs/no-such-file",
            "/.well-known/jwks.json",
            "/health/live",
            "/health/ready")) {
      described.check(send("GET", path, ""));
    }
  }

  @Test
  void answers_to_browsers_and_to_invalid_requests_match_the_description() throws Exception {
    var described = new OpenApiDescription(description);
    String form = "username=bors@camelot.bt&password=" + AcceptanceSpecification.PASSWORD;

    assertThat(described.check(logIn("cookie", form, "same-origin")).statusCode()).isEqualTo(204);
    assertThat(described.check(logIn("cookie", form, "cross-site")).statusCode()).isEqualTo(403);
    assertThat(described.check(logIn("no-backend", form, "none")).statusCode()).isEqualTo(404);
    assertThat(described.check(logIn("jwt", "x=".repeat(40_000), "none")).statusCode())
        .isEqualTo(413);
  }

  private HttpResponse<String> logIn(String backend, String form, String site) throws Exception {
    var request =
        HttpRequest.newBuilder(uri("/auth/" + backend + "/login"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", site)
            .POST(BodyPublishers.ofString(form));
    return client.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void another_path_is_detected() {
    assertNoticed(registration, "/auth/register", "/auth/enlist");
  }

  @Test
  void another_method_is_detected() {
    assertNoticed(registration, "\"post\":", "\"put\":");
  }

  @Test
  void another_status_is_detected() {
    assertNoticed(refusal, "\"401\":", "\"402\":");
  }

  @Test
  void another_error_code_is_detected() {
    assertNoticed(refusal, "{\"const\":\"UNAUTHORIZED\"}", "{\"const\":\"NOBODY\"}");
  }

  @Test
  void a_missing_header_is_detected() {
    assertNoticed(refusal, "\"WWW-Authenticate\":", "\"X-Authenticate\":");
  }

  @Test
  void another_header_value_is_detected() {
    assertNoticed(refusal, "[\"Bearer\",", "[\"Basic\",");
  }

  @Test
  void another_content_type_is_detected() {
    assertNoticed(refusal, "application/json", "application/problem+json");
  }

  @Test
  void a_missing_field_of_an_answer_is_detected() {
    assertNoticed(registration, "[\"id\",\"email\",", "[\"id\",\"name\",");
  }

  @Test
  void a_malformed_field_of_an_answer_is_detected() {
    assertNoticed(registration, "\"format\":\"uuid\"", "\"format\":\"date\"");
  }

  @Test
  void an_accepted_body_that_is_not_described_is_detected() {
    assertNoticed(registration, "[\"email\",\"password\"]", "[\"email\",\"password\",\"name\"]");
  }

  private void assertNoticed(HttpResponse<String> answer, String real, String other) {
    assertThat(description).contains(real);
    var altered = new OpenApiDescription(description.replace(real, other));

    assertThatThrownBy(() -> altered.check(answer)).isInstanceOf(AssertionError.class);
  }
}
