package dev.portcullis.adapters.rest.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A name and its value in the encoding {@code application/x-www-form-urlencoded}, of forms and
 * queries.
 */
public record UrlEncoded(String name, String value) {
  /** Returns the first value of the query's parameter. */
  public static Optional<String> parameter(Context ctx, String name) {
    return parameters(ctx, name).stream().findFirst();
  }

  /**
   * Returns all values of the query's parameter; a malformed value becomes an empty, and so
   * invalid, one.
   */
  static List<String> parameters(Context ctx, String name) {
    String query = Optional.ofNullable(ctx.queryString()).orElse("");
    return pairs(query).stream()
        .filter(pair -> decoded(pair.name).equals(Optional.of(name)))
        .map(pair -> decoded(pair.value).orElse(""))
        .toList();
  }

  /** Returns the pairs in their order. */
  static List<UrlEncoded> pairs(String text) {
    return Arrays.stream(text.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .map(pair -> new UrlEncoded(pair[0], pair.length == 1 ? "" : pair[1]))
        .filter(pair -> !pair.name.isEmpty())
        .toList();
  }

  /** Decodes {@code encoded} as UTF-8; empty if it is malformed. */
  static Optional<String> decoded(String encoded) {
    try {
      // Decodes to the bytes as sent; then checks that they are UTF-8.
      String bytes = new String(encoded.getBytes(UTF_8), ISO_8859_1);
      return Body.utf8(URLDecoder.decode(bytes, ISO_8859_1).getBytes(ISO_8859_1));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
