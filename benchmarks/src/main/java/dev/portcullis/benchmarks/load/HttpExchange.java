package dev.portcullis.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Locale;

/**
 * A request and its expected answer.
 *
 * @param request the bytes of the request, head and body
 * @param status the status of the answer
 * @param body the beginning of the answer's body
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record HttpExchange(byte[] request, int status, byte[] body) {
  private static final String FORM = "application/x-www-form-urlencoded";

  /** Returns a GET with {@code token} and the expected body. */
  public static HttpExchange get(String path, String token, String body) {
    String request =
        """
        GET %s HTTP/1.1
        Host: localhost
        Authorization: Bearer %s

        """
            .formatted(path, token);
    return of(request, 200, body);
  }

  /** Returns a request for the profile of the token's user. */
  public static HttpExchange profile(String token) {
    return get("/users/me", token, "{\"id\":\"");
  }

  /** Returns a log-in whose answer must contain a token. */
  public static HttpExchange logIn(String email, String password) {
    String form =
        "username=%s&password=%s"
            .formatted(URLEncoder.encode(email, UTF_8), URLEncoder.encode(password, UTF_8));
    return of(post("/auth/jwt/login", FORM, form), 200, "{\"access_token\":\"");
  }

  /** Returns a registration whose answer must contain the new user. */
  public static HttpExchange register(String email, String password) {
    String json = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    return of(post("/auth/register", "application/json", json), 201, "{\"id\":\"");
  }

  /** Returns the request with another expected status and body. */
  public HttpExchange expecting(int otherStatus, String otherBody) {
    return new HttpExchange(request, otherStatus, otherBody.getBytes(UTF_8));
  }

  private static String post(String path, String type, String body) {
    return String.format(
        Locale.ROOT,
        """
        POST %s HTTP/1.1
        Host: localhost
        Content-Type: %s
        Content-Length: %d

        %s\
        """,
        path,
        type,
        body.length(),
        body);
  }

  private static HttpExchange of(String request, int status, String body) {
    return new HttpExchange(
        request.replace("\n", "\r\n").getBytes(UTF_8), status, body.getBytes(UTF_8));
  }
}
