package dev.portcullis.adapters.rest.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A name and its value, each as {@code application/x-www-form-urlencoded} writes them: in forms and
 * in queries.
 */
public record UrlEncoded(String name, String value) {
  /** What the query says first under that name. */
  public static Optional<String> parameter(Context ctx, String name) {
    return parameters(ctx, name).stream().findFirst();
  }

  /** All that the query says under that name; a malformed value is empty, and so no good one. */
  static List<String> parameters(Context ctx, String name) {
    String query = Optional.ofNullable(ctx.queryString()).orElse("");
    return pairs(query).stream()
        .filter(pair -> decoded(pair.name).equals(Optional.of(name)))
        .map(pair -> decoded(pair.value).orElse(""))
        .toList();
  }

  /** The pairs in their order. */
  static List<UrlEncoded> pairs(String text) {
    return Arrays.stream(text.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .map(pair -> new UrlEncoded(pair[0], pair.length == 1 ? "" : pair[1]))
        .filter(pair -> !pair.name.isEmpty())
        .toList();
  }

  /** What {@code encoded} says in UTF-8; empty if that is nothing. */
  static Optional<String> decoded(String encoded) {
    try {
      // Byte by byte, as they were sent; what they say in UTF-8 is decided afterwards.
      String bytes = new String(encoded.getBytes(UTF_8), ISO_8859_1);
      return Body.utf8(URLDecoder.decode(bytes, ISO_8859_1).getBytes(ISO_8859_1));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
