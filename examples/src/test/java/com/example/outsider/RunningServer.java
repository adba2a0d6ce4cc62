package com.example.outsider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Running server, with calls to it. Closing stops it by SIGTERM. */
record RunningServer(Process process, String url) implements AutoCloseable {
  private static final String CREDENTIALS = "username=king.arthur%40camelot.bt&password=guinevere";

  int register() throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url + "/auth/register"))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"email\": \"king.arthur@camelot.bt\", \"password\": \"guinevere\"}")))
        .statusCode();
  }

  /** Logs in and returns the token. */
  String logIn() throws IOException, InterruptedException {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(URI.create(url + "/auth/jwt/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(CREDENTIALS)));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body().replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
  }

  String profile(String token) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(url + "/users/me"))
            .header("Authorization", "Bearer " + token))
        .body();
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    assertThat(process.waitFor()).as("exit code of a stop by SIGTERM").isZero();
  }
}
