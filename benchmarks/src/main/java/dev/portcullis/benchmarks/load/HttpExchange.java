package dev.portcullis.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Locale;

/**
 * A request, and what the answer to it has to be.
 *
 * @param request its bytes, head and body
 * @param status that of the answer
 * @param body what the body of the answer begins with
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
public record HttpExchange(byte[] request, int status, byte[] body) {
  private static final String FORM = "application/x-www-form-urlencoded";

  /** A GET by the holder of that token, which has to bring that body. */
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

  /** The profile of whoever holds that token. */
  public static HttpExchange profile(String token) {
    return get("/users/me", token, "{\"id\":\"");
  }

  /** A log-in, which has to bring a token. */
  public static HttpExchange logIn(String email, String password) {
    String form =
        "username=%s&password=%s"
            .formatted(URLEncoder.encode(email, UTF_8), URLEncoder.encode(password, UTF_8));
    return of(post("/auth/jwt/login", FORM, form), 200, "{\"access_token\":\"");
  }

  /** A registration, which has to bring the new user. */
  public static HttpExchange register(String email, String password) {
    String json = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    return of(post("/auth/register", "application/json", json), 201, "{\"id\":\"");
  }

  /** The same, with another status and body expected. */
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

        %s""",
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
