package dev.portcullis.bootstrap.training;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Typical REST requests of a user. They are sent without the JDK's HTTP client, so that its classes
 * don't end up in the AOT cache.
 */
record RestTrainingCalls(int port) {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final String NOBODY = "X-Nobody: 1";

  private static final String WHO = "{\"email\":\"arthur@camelot.bt\",\"password\":\"guinevere\"}";
  private static final String LOGIN = "username=arthur@camelot.bt&password=guinevere";

  void play() throws IOException {
    call(200, "GET /health/ready", NOBODY, JSON, "");
    call(201, "POST /auth/register", NOBODY, JSON, WHO);
    call(400, "POST /auth/register", NOBODY, JSON, WHO);
    call(422, "POST /auth/register", NOBODY, JSON, "{}");
    call(400, "POST /auth/jwt/login", NOBODY, FORM, LOGIN + "!");
    var bearer = "Authorization: Bearer " + found("access_token\":\"([^\"]+)", logIn(200, "jwt"));
    var cookie = "Cookie: " + found("(?i)set-cookie: ([^;]+)", logIn(204, "cookie"));
    call(200, "GET /users/me", bearer, JSON, "");
    call(200, "GET /users/me", cookie, JSON, "");
    call(401, "GET /users/me", NOBODY, JSON, "");
    call(403, "GET /users", bearer, JSON, "");
    call(200, "PATCH /users/me", bearer, JSON, "{\"email\":\"king.arthur@camelot.bt\"}");
    call(202, "POST /auth/forgot-password", NOBODY, JSON, "{\"email\":\"king.arthur@camelot.bt\"}");
    call(204, "POST /auth/jwt/logout", bearer, JSON, "");
    call(204, "POST /auth/cookie/logout", cookie, JSON, "");
  }

  private String logIn(int status, String backend) throws IOException {
    return call(status, "POST /auth/" + backend + "/login", NOBODY, FORM, LOGIN);
  }

  /** Sends a request and returns the whole response, head and body. */
  private String call(int status, String what, String header, String type, String body)
      throws IOException {
    var request =
        """
        %s HTTP/1.1\r
        Host: localhost\r
        Connection: close\r
        %s\r
        Content-Type: %s\r
        Content-Length: %d\r
        \r
        %s\
        """
            .formatted(what, header, type, body.length(), body);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      if (!answer.startsWith("HTTP/1.1 " + status)) {
        throw new IllegalStateException("unexpected response to %s: %s".formatted(what, answer));
      }
      return answer;
    }
  }

  private static String found(String pattern, String answer) {
    Matcher matcher = Pattern.compile(pattern).matcher(answer);
    if (!matcher.find()) {
      throw new IllegalStateException("no %s in %s".formatted(pattern, answer));
    }
    return matcher.group(1);
  }
}
