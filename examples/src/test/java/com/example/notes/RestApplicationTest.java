package com.example.notes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.bootstrap.EmbeddedPortcullis;
import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestApplicationTest {
  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private EmbeddedPortcullis portcullis;
  private Javalin application;

  @BeforeEach
  void start() {
    portcullis = EmbeddedServer.open(folder);
    application = RestApplication.start(portcullis, 0);
  }

  @AfterEach
  void stop() {
    application.stop();
    portcullis.close();
    client.close();
  }

  @Test
  void portcullis_routes_work_beside_those_of_the_application() throws Exception {
    var registration =
        request("/auth/register")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString("{\"email\":\"x@camelot.bt\",\"password\":\"guinevere\"}"));

    assertThat(send(registration).statusCode()).isEqualTo(201);
    assertThat(get("/users/me", token("kay")).body()).contains("kay@camelot.bt");
    assertThat(get("/health/ready", "").statusCode()).isEqualTo(200);
    assertThat(get("/elsewhere", "").statusCode()).isEqualTo(404);
  }

  @Test
  void a_route_can_read_the_current_user_and_admit_all_clients() throws Exception {
    assertThat(get("/hello", "").body()).isEqualTo("Hello, you");
    assertThat(get("/hello", "nonsense").body()).isEqualTo("Hello, you");
    assertThat(get("/hello", token("kay")).body()).isEqualTo("Hello, kay@camelot.bt");
  }

  @Test
  void a_route_can_require_a_user() throws Exception {
    var refused = get("/notes", "");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).isEqualTo("{\"detail\":\"UNAUTHORIZED\"}");
    assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(get("/notes", token("kay")).body()).isEqualTo("kay@camelot.bt");
  }

  @Test
  void a_route_can_require_a_verified_user_or_a_superuser() throws Exception {
    assertThat(get("/diary", token("kay")).statusCode()).isEqualTo(403);
    assertThat(get("/diary", token("gawain")).statusCode()).isEqualTo(200);
    assertThat(get("/admin/report", "").statusCode()).isEqualTo(401);
    assertThat(get("/admin/report", token("gawain")).body())
        .isEqualTo("{\"detail\":\"FORBIDDEN\"}");
    assertThat(get("/admin/report", token("arthur")).body()).isEqualTo("All is well");
  }

  @Test
  void a_route_can_require_one_backend() throws Exception {
    assertThat(get("/browser", token("kay")).statusCode()).isEqualTo(401);
    String cookie =
        send(logIn("cookie", "kay"))
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow()
            .split(";", 2)[0];

    assertThat(send(request("/browser").header("Cookie", cookie)).body())
        .isEqualTo("kay@camelot.bt");
  }

  private String token(String name) throws Exception {
    return send(logIn("jwt", name)).body().replaceFirst(".*access_token\":\"(.*?)\".*", "$1");
  }

  private HttpRequest.Builder logIn(String backend, String name) {
    return request("/auth/" + backend + "/login")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(
            BodyPublishers.ofString(
                "username=%s@camelot.bt&password=%s".formatted(name, EmbeddedServer.PASSWORD)));
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    var request = request(path);
    return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + application.port() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
