package dev.portcullis.adapters.rest.http;

import dev.portcullis.adapters.rest.settings.CookieSettings;
import dev.portcullis.domain.login.AccessToken;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Cookie that carries an access token. */
public record TokenCookie(Cookie cookie) {
  public static TokenCookie of(CookieSettings settings) {
    return new TokenCookie(new Cookie(settings.name(), settings.sameSite(), settings));
  }

  /** Returns all tokens in cookies of this name. */
  List<AccessToken> read(Context ctx) {
    return cookie.values(ctx).map(AccessToken::parse).flatMap(Optional::stream).toList();
  }

  void set(Context ctx, AccessToken token, Duration lifetime) {
    cookie.set(ctx, token.value(), lifetime);
  }

  public void clear(Context ctx) {
    cookie.clear(ctx);
  }
}
