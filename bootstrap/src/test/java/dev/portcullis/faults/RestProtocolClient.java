package dev.portcullis.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;

/** Client over REST. */
final class RestProtocolClient implements ProtocolClient {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String root;

  RestProtocolClient(int port) {
    this.root = "http://127.0.0.1:" + port;
  }

  @Override
  public CallOutcome register(String email, String password) {
    return send(
        json("/auth/register", Map.of("email", email, "password", password)), "POST", "email");
  }

  @Override
  public CallOutcome logIn(String email, String password) {
    String form =
        "username=%s&password=%s"
            .formatted(URLEncoder.encode(email, UTF_8), URLEncoder.encode(password, UTF_8));
    return send(
        new Request("/auth/jwt/login", "", "application/x-www-form-urlencoded", form),
        "POST",
        "access_token");
  }

  @Override
  public CallOutcome changePassword(String token, String password) {
    return send(json("/users/me", Map.of("password", password)).by(token), "PATCH", "email");
  }

  @Override
  public CallOutcome me(String token) {
    return send(new Request("/users/me", token, "", ""), "GET", "email");
  }

  private static Request json(String path, Map<String, String> fields) {
    try {
      return new Request(path, "", "application/json", JSON.writeValueAsString(fields));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private record Request(String path, String token, String type, String body) {
    Request by(String someone) {
      return new Request(path, someone, type, body);
    }
  }

  private CallOutcome send(Request request, String method, String field) {
    var http =
        HttpRequest.newBuilder(URI.create(root + request.path()))
            .timeout(Duration.ofSeconds(TIMEOUT_SECONDS))
            .method(method, BodyPublishers.ofString(request.body()));
    if (!request.token().isEmpty()) {
      http.header("Authorization", "Bearer " + request.token());
    }
    if (!request.type().isEmpty()) {
      http.header("Content-Type", request.type());
    }
    try {
      return reply(client.send(http.build(), BodyHandlers.ofString()), field);
    } catch (HttpTimeoutException endless) {
      throw new AssertionError("no answer to " + request.path(), endless);
    } catch (IOException broken) {
      return new CallOutcome.Lost();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static CallOutcome reply(HttpResponse<String> answer, String field) throws IOException {
    JsonNode body = JSON.readTree(answer.body());
    int status = answer.statusCode();
    if (status < 300) {
      return new CallOutcome.Done(body.path(field).asText());
    }
    if (status < 500) {
      JsonNode detail = body.path("detail");
      return new CallOutcome.Refused(detail.path("code").asText(detail.asText()));
    }
    if (status == 503 && answer.headers().firstValueAsLong("Retry-After").orElse(0) > 0) {
      return new CallOutcome.Later();
    }
    throw new AssertionError("%d %s %s".formatted(status, answer.headers().map(), answer.body()));
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
