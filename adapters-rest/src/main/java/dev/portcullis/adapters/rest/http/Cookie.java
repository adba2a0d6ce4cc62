package dev.portcullis.adapters.rest.http;

import dev.portcullis.adapters.rest.settings.CookieSettings;
import dev.portcullis.adapters.rest.settings.CookieSettings.SameSite;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Stream;

/** A cookie of this edge (RFC 6265), with the installation's attributes; always HttpOnly. */
record Cookie(String name, SameSite sameSite, CookieSettings settings) {
  private static final long NANOS_TO_ROUND_UP = 999_999_999;

  /**
   * Returns all values of the cookie: a browser sends one for each path and domain for which it was
   * set (RFC 6265, section 5.4). Parsed by hand, since libraries fail on some other cookies.
   */
  Stream<String> values(Context ctx) {
    String start = name + "=";
    return Collections.list(ctx.req().getHeaders(Header.COOKIE)).stream()
        .flatMap(header -> Arrays.stream(header.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(start))
        .map(pair -> pair.substring(start.length()));
  }

  void set(Context ctx, String value, Duration lifetime) {
    write(ctx, value, lifetime);
  }

  void clear(Context ctx) {
    write(ctx, "", Duration.ZERO);
  }

  private void write(Context ctx, String value, Duration maxAge) {
    var cookie = new StringBuilder(name).append('=').append(value);
    cookie.append("; Path=").append(settings.path());
    settings.domain().ifPresent(domain -> cookie.append("; Domain=").append(domain));
    cookie.append("; Max-Age=").append(seconds(maxAge)).append("; HttpOnly");
    if (settings.secure()) {
      cookie.append("; Secure");
    }
    cookie.append("; SameSite=").append(sameSite.attribute());
    if (sameSite == SameSite.NONE && settings.partitioned()) {
      cookie.append("; Partitioned");
    }
    ctx.res().addHeader(Header.SET_COOKIE, cookie.toString());
  }

  /** A second that has begun counts: expiries are in whole seconds, beginnings are not. */
  private static long seconds(Duration maxAge) {
    return maxAge.plusNanos(NANOS_TO_ROUND_UP).toSeconds();
  }
}
