package dev.portcullis.adapters.rest;

import dev.portcullis.domain.session.AccessToken;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.time.Duration;
import java.util.Optional;

/** The cookie that carries a token. */
record TokenCookie(CookieSettings settings) {
  Optional<AccessToken> read(Context ctx) {
    return Optional.ofNullable(ctx.cookie(settings.name())).flatMap(AccessToken::parse);
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
