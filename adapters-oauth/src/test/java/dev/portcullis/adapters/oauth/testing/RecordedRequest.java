package dev.portcullis.adapters.oauth.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Request that a server received.
 *
 * @param headers the first value of each name; names are case-insensitive
 * @param parameters of the query and of a form
 */
public record RecordedRequest(
    String method, String path, Map<String, String> headers, Map<String, String> parameters) {
  static RecordedRequest of(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    Map<String, String> parameters = new TreeMap<>();
    Optional.ofNullable(exchange.getRequestURI().getRawQuery())
        .ifPresent(query -> parameters.putAll(decode(query)));
    parameters.putAll(decode(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
    return new RecordedRequest(
        exchange.getRequestMethod(), exchange.getRequestURI().getPath(), headers, parameters);
  }

  private static Map<String, String> decode(String form) {
    return Arrays.stream(form.split("&"))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> decoded(pair[0]), pair -> pair.length < 2 ? "" : decoded(pair[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, UTF_8);
  }

  /** Returns the parameter, or empty text. */
  public String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Returns the header, if it was sent. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** Returns whether the client authenticates, by either method of RFC 6749, section 2.3.1. */
  boolean isBy(String clientId, String clientSecret) {
    String basic =
        Base64.getEncoder().encodeToString((clientId + ":" + clientSecret).getBytes(UTF_8));
    return header("Authorization").equals(Optional.of("Basic " + basic))
        || (parameter("client_id").equals(clientId)
            && parameter("client_secret").equals(clientSecret));
  }
}
