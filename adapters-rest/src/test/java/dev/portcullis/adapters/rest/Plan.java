package dev.portcullis.adapters.rest;

import static dev.portcullis.adapters.rest.CookieSettings.SameSite.LAX;

import dev.portcullis.application.port.out.TokenStrategy;
import dev.portcullis.application.port.out.UserSchema;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a test wants its {@link Camelot}.
 *
 * @param strategies what becomes of the strategies of both backends
 * @param patience how long a connection may be silent
 * @param knowsProviders whether people can sign in with an account elsewhere
 */
record Plan(
    CookieSettings cookie,
    boolean requiresVerification,
    UserSchema schema,
    UnaryOperator<TokenStrategy> strategies,
    Duration patience,
    boolean knowsProviders) {
  static final String COOKIE = "grail";

  static final Plan USUAL =
      new Plan(
          new CookieSettings(COOKIE, true, LAX, "/", Optional.empty()),
          false,
          UserSchema.NONE,
          UnaryOperator.identity(),
          Duration.ofSeconds(30),
          true);

  RestSettings settings() {
    return new RestSettings("127.0.0.1", 0, URI.create("https://auth.camelot.bt"), cookie);
  }

  Plan with(CookieSettings other) {
    return new Plan(other, requiresVerification, schema, strategies, patience, knowsProviders);
  }

  Plan with(UserSchema other) {
    return new Plan(cookie, requiresVerification, other, strategies, patience, knowsProviders);
  }

  Plan with(UnaryOperator<TokenStrategy> others) {
    return new Plan(cookie, requiresVerification, schema, others, patience, knowsProviders);
  }

  Plan with(Duration other) {
    return new Plan(cookie, requiresVerification, schema, strategies, other, knowsProviders);
  }

  Plan withoutProviders() {
    return new Plan(cookie, requiresVerification, schema, strategies, patience, false);
  }

  Plan requiringVerification() {
    return new Plan(cookie, true, schema, strategies, patience, knowsProviders);
  }
}
