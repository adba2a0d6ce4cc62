package dev.portcullis.adapters.rest.http;

import dev.portcullis.adapters.rest.settings.CookieSettings;
import dev.portcullis.adapters.rest.settings.CookieSettings.SameSite;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.federation.CsrfToken;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/**
 * The cookie that ties what a provider sends back to the browser that was sent there (RFC 9700,
 * section 4.7.1).
 */
public record CsrfCookie(Cookie cookie) {
  /** What front ends made for fastapi-users know it as. */
  public static final String NAME = CookieSettings.CSRF_NAME;

  /** Never {@code Strict}: a browser comes back to it from the provider, which is another site. */
  public static CsrfCookie of(CookieSettings settings) {
    SameSite sameSite = settings.sameSite() == SameSite.NONE ? SameSite.NONE : SameSite.LAX;
    return new CsrfCookie(new Cookie(NAME, sameSite, settings));
  }

  public void set(Context ctx, CsrfToken csrf, Duration lifetime) {
    cookie.set(ctx, csrf.value(), lifetime);
  }

  /** What it says, once: the browser is told to forget it. Empty if that can't be a secret. */
  public Optional<CsrfToken> take(Context ctx) {
    cookie.clear(ctx);
    try {
      return cookie.values(ctx).filter(text -> !text.isEmpty()).findFirst().map(CsrfToken::new);
    } catch (InvalidInput noSecret) {
      return Optional.empty();
    }
  }
}
