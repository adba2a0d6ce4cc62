package dev.portcullis.adapters.rest.http;

import dev.portcullis.adapters.rest.settings.CookieSettings;
import dev.portcullis.adapters.rest.settings.CookieSettings.SameSite;
import dev.portcullis.domain.login.DeviceToken;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/** Cookie that names a device on which the user has logged in before; it grants nothing. */
public record DeviceCookie(Cookie cookie) {
  public static final String NAME = "portcullis_device";

  /** The longest time that browsers keep a cookie. */
  private static final Duration LIFETIME = Duration.ofDays(400);

  public static DeviceCookie of(CookieSettings settings) {
    SameSite sameSite = settings.sameSite() == SameSite.NONE ? SameSite.NONE : SameSite.LAX;
    return new DeviceCookie(new Cookie(NAME, sameSite, settings));
  }

  /** Returns the first token that the client sent. */
  public Optional<DeviceToken> read(Context ctx) {
    return cookie.values(ctx).map(DeviceToken::parse).flatMap(Optional::stream).findFirst();
  }

  public void set(Context ctx, DeviceToken token) {
    cookie.set(ctx, token.value(), LIFETIME);
  }
}
