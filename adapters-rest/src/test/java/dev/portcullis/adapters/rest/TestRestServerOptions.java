package dev.portcullis.adapters.rest;

import static dev.portcullis.adapters.rest.settings.CookieSettings.SameSite.LAX;

import dev.portcullis.adapters.rest.settings.CookieSettings;
import dev.portcullis.adapters.rest.settings.RestSettings;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.registration.UserSchema;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Options of a {@link TestRestServer}.
 *
 * @param strategies decorates the token strategies of both backends
 * @param timeout how long a connection may be silent
 * @param knowsProviders true if identity providers are configured
 */
public record TestRestServerOptions(
    CookieSettings cookie,
    boolean requiresVerification,
    UserSchema schema,
    UnaryOperator<TokenStrategy> strategies,
    Duration timeout,
    boolean knowsProviders) {
  public static final String COOKIE = "grail";

  public static final TestRestServerOptions USUAL =
      new TestRestServerOptions(
          new CookieSettings(COOKIE, true, LAX, "/", Optional.empty()),
          false,
          UserSchema.NONE,
          UnaryOperator.identity(),
          Duration.ofSeconds(30),
          true);

  public RestSettings settings() {
    return new RestSettings("127.0.0.1", 0, URI.create("https://auth.camelot.bt"), cookie);
  }

  public TestRestServerOptions with(CookieSettings other) {
    return new TestRestServerOptions(
        other, requiresVerification, schema, strategies, timeout, knowsProviders);
  }

  public TestRestServerOptions with(UserSchema other) {
    return new TestRestServerOptions(
        cookie, requiresVerification, other, strategies, timeout, knowsProviders);
  }

  public TestRestServerOptions with(UnaryOperator<TokenStrategy> others) {
    return new TestRestServerOptions(
        cookie, requiresVerification, schema, others, timeout, knowsProviders);
  }

  public TestRestServerOptions with(Duration other) {
    return new TestRestServerOptions(
        cookie, requiresVerification, schema, strategies, other, knowsProviders);
  }

  public TestRestServerOptions withoutProviders() {
    return new TestRestServerOptions(
        cookie, requiresVerification, schema, strategies, timeout, false);
  }

  public TestRestServerOptions requiringVerification() {
    return new TestRestServerOptions(cookie, true, schema, strategies, timeout, knowsProviders);
  }
}
