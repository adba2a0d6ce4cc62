package dev.portcullis.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portcullis.acceptance.docs.OpenApiDescription;
import dev.portcullis.acceptance.federation.OAuthApi;
import dev.portcullis.acceptance.federation.RestOAuthApi;
import dev.portcullis.acceptance.registration.CustomFields;
import dev.portcullis.application.port.in.login.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * REST client, as used by a web client, with the token in a header or in a cookie. Every answer is
 * checked against the server's OpenAPI description.
 */
public final class RestApi implements Api {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String COOKIE = "fastapiusersauth";

  private final HttpClient client = HttpClient.newHttpClient();
  private final String root;
  private final Transport transport;
  private final OpenApiDescription description;

  public RestApi(int port) {
    this(port, Transport.BEARER);
  }

  public RestApi(int port, Transport transport) {
    this.root = "http://127.0.0.1:" + port;
    this.transport = transport;
    this.description = new OpenApiDescription(exchange(request("/openapi.json", "")).body());
  }

  @Override
  public Outcome<Person> register(Map<String, Object> fields) {
    return outcome(send("POST", "/auth/register", "", json(fields)), RestApi::person);
  }

  @Override
  public Outcome<String> logIn(String backend, Map<String, String> fields) {
    return postForm("/auth/" + backend + "/login", "", fields);
  }

  @Override
  public Outcome<String> reauthenticate(String token, String backend, Map<String, String> fields) {
    return postForm("/auth/" + backend + "/reauthenticate", token, fields);
  }

  private Outcome<String> postForm(String path, String token, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    var request =
        request(path, token)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form));
    var response = send(request);
    return outcome(response, body -> token(response, body));
  }

  /** Returns the token of a log-in's answer: from the cookie, or else from the body. */
  public static String token(HttpResponse<?> response, JsonNode body) {
    return cookie(response, COOKIE).orElseGet(() -> body.path("access_token").textValue());
  }

  /** Returns the value that the answer sets the cookie {@code name} to, if it sets it. */
  public static Optional<String> cookie(HttpResponse<?> response, String name) {
    return response.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith(name + "="))
        .map(cookie -> cookie.replaceFirst("^[^=]+=([^;]*);.*$", "$1"))
        .findFirst();
  }

  @Override
  public Outcome<Boolean> logOut(String token) {
    return logOut("jwt", token);
  }

  /** Logs out through the route of {@code backend}. The token may come from another backend. */
  public Outcome<Boolean> logOut(String backend, String token) {
    return outcome(send("POST", "/auth/" + backend + "/logout", token, null), body -> true);
  }

  @Override
  public Outcome<Person> me(String token) {
    return outcome(send("GET", "/users/me", token, null), RestApi::person);
  }

  @Override
  public Outcome<Person> updateMe(String token, Map<String, Object> fields) {
    return outcome(send("PATCH", "/users/me", token, json(fields)), RestApi::person);
  }

  @Override
  public Outcome<Boolean> deleteMe(String token, Map<String, Object> fields) {
    String body = fields.isEmpty() ? null : json(fields);
    return outcome(send("DELETE", "/users/me", token, body), done -> true);
  }

  @Override
  public Outcome<Person> get(String token, String id) {
    return outcome(send("GET", "/users/" + id, token, null), RestApi::person);
  }

  @Override
  public Outcome<Person> update(String token, String id, Map<String, Object> fields) {
    return outcome(send("PATCH", "/users/" + id, token, json(fields)), RestApi::person);
  }

  @Override
  public Outcome<Boolean> delete(String token, String id) {
    return outcome(send("DELETE", "/users/" + id, token, null), body -> true);
  }

  @Override
  public Outcome<People> list(String token, int size, String from) {
    String page = from.isEmpty() ? "" : "&page_token=" + URLEncoder.encode(from, UTF_8);
    return outcome(
        send("GET", "/users?page_size=" + size + page, token, null),
        body -> {
          List<Person> people = new ArrayList<>();
          body.get("users").forEach(user -> people.add(person(user)));
          return new People(people, body.get("next_page_token").asText(""));
        });
  }

  @Override
  public Outcome<String> requestVerification(Map<String, Object> fields) {
    return post("/auth/request-verify-token", fields, JsonNode::toString);
  }

  @Override
  public Outcome<Person> verifyEmail(Map<String, Object> fields) {
    return post("/auth/verify", fields, RestApi::person);
  }

  @Override
  public Outcome<String> disownAccount(Map<String, Object> fields) {
    return post("/auth/disown", fields, JsonNode::toString);
  }

  @Override
  public Outcome<String> forgotPassword(Map<String, Object> fields) {
    return post("/auth/forgot-password", fields, JsonNode::toString);
  }

  @Override
  public Outcome<String> resetPassword(Map<String, Object> fields) {
    return post("/auth/reset-password", fields, JsonNode::toString);
  }

  @Override
  public OAuthApi oauth() {
    return new RestOAuthApi(this);
  }

  private <T> Outcome<T> post(
      String path, Map<String, Object> fields, Function<JsonNode, T> value) {
    return outcome(send("POST", path, "", json(fields)), value);
  }

  public static Person person(JsonNode user) {
    return new Person(
        user.path("id").textValue(),
        user.path("email").textValue(),
        user.path("is_active").booleanValue(),
        user.path("is_superuser").booleanValue(),
        user.path("is_verified").booleanValue(),
        CustomFields.of(user.toString()),
        RestOAuthApi.accounts(user));
  }

  public HttpResponse<String> send(
      String method, String path, String token, @Nullable String json) {
    var request = request(path, token);
    return json == null
        ? send(request.method(method, BodyPublishers.noBody()))
        : send(
            request
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path, String token) {
    return request(path, token, Map.of());
  }

  /** Builds a request with {@code cookies}, and with the token in its header or cookie. */
  public HttpRequest.Builder request(String path, String token, Map<String, String> cookies) {
    var request = HttpRequest.newBuilder(URI.create(root + path));
    var all = new LinkedHashMap<>(cookies);
    if (!token.isEmpty()) {
      switch (transport) {
        case BEARER -> request.header("Authorization", "Bearer " + token);
        case COOKIE -> all.put(COOKIE, token);
      }
    }
    // One header for all cookies (RFC 6265, section 5.4).
    return all.isEmpty()
        ? request
        : request.header(
            "Cookie",
            all.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; ")));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    return described(exchange(request));
  }

  /** Returns {@code answer}, or fails if it doesn't match the server's description. */
  public HttpResponse<String> described(HttpResponse<String> answer) {
    return description.check(answer);
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public static <T> Outcome<T> outcome(HttpResponse<String> response, Function<JsonNode, T> value) {
    JsonNode body = parse(response.body().isEmpty() ? "{}" : response.body());
    if (response.statusCode() < 300) {
      return new Outcome.Done<>(value.apply(body));
    }
    JsonNode detail = body.get("detail");
    if (detail.isArray()) {
      List<String> fields = new ArrayList<>();
      detail.forEach(error -> fields.add(error.get("loc").path(1).asText()));
      return new Outcome.Refused<>("INVALID_INPUT", fields.stream().sorted().toList());
    }
    String code = detail.isTextual() ? detail.textValue() : detail.get("code").textValue();
    return new Outcome.Refused<>(code, List.of());
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
