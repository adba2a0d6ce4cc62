package dev.portcullis.adapters.oauth.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Browser of a user who signs in with a provider. */
public final class Browser {
  private Browser() {}

  /**
   * Returns the parameters that the provider adds to the redirect URI.
   *
   * @throws IllegalStateException when the provider doesn't redirect
   */
  public static Map<String, String> visit(URI authorizationUrl) {
    try (var client = HttpClient.newHttpClient()) {
      HttpResponse<Void> answer =
          client.send(
              HttpRequest.newBuilder(authorizationUrl).build(),
              HttpResponse.BodyHandlers.discarding());
      return answer
          .headers()
          .firstValue("Location")
          .map(Browser::parameters)
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "expected a redirect, but got status " + answer.statusCode()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static Map<String, String> parameters(String location) {
    return Arrays.stream(URI.create(location).getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
  }
}
