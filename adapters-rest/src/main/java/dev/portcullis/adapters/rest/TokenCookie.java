package dev.portcullis.adapters.rest;

import dev.portcullis.domain.session.AccessToken;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The cookie that carries a token. */
record TokenCookie(CookieSettings settings) {
  /**
   * All tokens under its name: a browser sends one for each path and domain that they were set for
   * (RFC 6265, section 5.4). Read by hand, since libraries stumble over some other cookies.
   */
  List<AccessToken> read(Context ctx) {
    String start = settings.name() + "=";
    return Collections.list(ctx.req().getHeaders(Header.COOKIE)).stream()
        .flatMap(header -> Arrays.stream(header.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(start))
        .map(pair -> AccessToken.parse(pair.substring(start.length())))
        .flatMap(Optional::stream)
        .toList();
  }

  void set(Context ctx, AccessToken token, Duration lifetime) {
    write(ctx, token.value(), lifetime);
  }

  void clear(Context ctx) {
    write(ctx, "", Duration.ZERO);
  }

  private void write(Context ctx, String value, Duration maxAge) {
    var cookie = new StringBuilder(settings.name()).append('=').append(value);
    cookie.append("; Path=").append(settings.path());
    settings.domain().ifPresent(domain -> cookie.append("; Domain=").append(domain));
    cookie.append("; Max-Age=").append(maxAge.toSeconds()).append("; HttpOnly");
    if (settings.secure()) {
      cookie.append("; Secure");
    }
    cookie.append("; SameSite=").append(settings.sameSite().attribute());
    ctx.res().addHeader(Header.SET_COOKIE, cookie.toString());
  }
}
