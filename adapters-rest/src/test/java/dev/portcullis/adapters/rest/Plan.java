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
 * How a test wants its {@link TestRestServer}.
 *
 * @param strategies what becomes of the strategies of both backends
 * @param patience how long a connection may be silent
 * @param knowsProviders whether people can sign in with an account elsewhere
 */
public record Plan(
    CookieSettings cookie,
    boolean requiresVerification,
    UserSchema schema,
    UnaryOperator<TokenStrategy> strategies,
    Duration patience,
    boolean knowsProviders) {
  public static final String COOKIE = "grail";

  public static final Plan USUAL =
      new Plan(
          new CookieSettings(COOKIE, true, LAX, "/", Optional.empty()),
          false,
          UserSchema.NONE,
          UnaryOperator.identity(),
          Duration.ofSeconds(30),
          true);

  public RestSettings settings() {
    return new RestSettings("127.0.0.1", 0, URI.create("https://auth.camelot.bt"), cookie);
  }

  public Plan with(CookieSettings other) {
    return new Plan(other, requiresVerification, schema, strategies, patience, knowsProviders);
  }

  public Plan with(UserSchema other) {
    return new Plan(cookie, requiresVerification, other, strategies, patience, knowsProviders);
  }

  public Plan with(UnaryOperator<TokenStrategy> others) {
    return new Plan(cookie, requiresVerification, schema, others, patience, knowsProviders);
  }

  public Plan with(Duration other) {
    return new Plan(cookie, requiresVerification, schema, strategies, other, knowsProviders);
  }

  public Plan withoutProviders() {
    return new Plan(cookie, requiresVerification, schema, strategies, patience, false);
  }

  Plan requiringVerification() {
    return new Plan(cookie, true, schema, strategies, patience, knowsProviders);
  }
}
