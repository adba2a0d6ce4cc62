package dev.portcullis.adapters.rest.http;

import dev.portcullis.adapters.rest.settings.CookieSettings;
import dev.portcullis.adapters.rest.settings.CookieSettings.SameSite;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.federation.CsrfToken;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/**
 * Cookie that binds a provider's response to the browser that started the sign-in (RFC 9700,
 * section 4.7.1).
 */
public record CsrfCookie(Cookie cookie) {
  /** The cookie's name, the same as in fastapi-users. */
  public static final String NAME = CookieSettings.CSRF_NAME;

  /**
   * Creates the cookie. It is never {@code Strict}, since the browser returns from the provider,
   * which is another site.
   */
  public static CsrfCookie of(CookieSettings settings) {
    SameSite sameSite = settings.sameSite() == SameSite.NONE ? SameSite.NONE : SameSite.LAX;
    return new CsrfCookie(new Cookie(settings.beside(NAME), sameSite, settings));
  }

  public void set(Context ctx, CsrfToken csrf, Duration lifetime) {
    cookie.set(ctx, csrf.value(), lifetime);
  }

  /** Returns the value and clears the cookie. Empty if the value can't be a secret. */
  public Optional<CsrfToken> take(Context ctx) {
    cookie.clear(ctx);
    try {
      return cookie.values(ctx).filter(text -> !text.isEmpty()).findFirst().map(CsrfToken::new);
    } catch (InvalidInput noSecret) {
      return Optional.empty();
    }
  }
}
