package dev.portcullis.adapters.rest;

import static dev.portcullis.adapters.rest.CookieSettings.SameSite.LAX;

import dev.portcullis.application.port.out.UserSchema;
import java.net.URI;
import java.util.Optional;

/** How a test wants its {@link Camelot}. */
record Plan(CookieSettings cookie, boolean requiresVerification, UserSchema schema) {
  static final String COOKIE = "grail";

  static final Plan USUAL =
      new Plan(
          new CookieSettings(COOKIE, true, LAX, "/", Optional.empty()), false, UserSchema.NONE);

  RestSettings settings() {
    return new RestSettings("127.0.0.1", 0, URI.create("https://auth.camelot.bt"), cookie);
  }

  Plan with(CookieSettings other) {
    return new Plan(other, requiresVerification, schema);
  }

  Plan with(UserSchema other) {
    return new Plan(cookie, requiresVerification, other);
  }

  Plan requiringVerification() {
    return new Plan(cookie, true, schema);
  }
}
