package dev.portcullis.adapters.rest;

import static dev.portcullis.adapters.rest.settings.CookieSettings.SameSite.LAX;

import dev.portcullis.adapters.rest.settings.CookieSettings;
import dev.portcullis.adapters.rest.settings.RestSettings;
import dev.portcullis.adapters.rest.settings.WebOrigin;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.network.TrustedProxies;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Options of a {@link TestRestServer}.
 *
 * @param strategies decorates the token strategies of both backends
 * @param timeout how long a connection may be silent
 * @param knowsProviders true if identity providers are configured
 */
public record TestRestServerOptions(
    RestSettings settings,
    boolean requiresVerification,
    UserSchema schema,
    UnaryOperator<TokenStrategy> strategies,
    Duration timeout,
    boolean knowsProviders) {
  public static final String COOKIE = "grail";

  public static final TestRestServerOptions USUAL =
      new TestRestServerOptions(
          new RestSettings(
              "127.0.0.1",
              0,
              URI.create("https://auth.camelot.bt"),
              new CookieSettings(COOKIE, true, LAX, true, "/", Optional.empty()),
              TrustedProxies.NONE,
              Set.of()),
          false,
          UserSchema.NONE,
          UnaryOperator.identity(),
          Duration.ofSeconds(30),
          true);

  public TestRestServerOptions with(CookieSettings other) {
    return with(edge(other, settings.proxies(), settings.origins()));
  }

  public TestRestServerOptions with(TrustedProxies others) {
    return with(edge(settings.cookie(), others, settings.origins()));
  }

  public TestRestServerOptions with(Set<WebOrigin> others) {
    return with(edge(settings.cookie(), settings.proxies(), others));
  }

  private TestRestServerOptions with(RestSettings other) {
    return new TestRestServerOptions(
        other, requiresVerification, schema, strategies, timeout, knowsProviders);
  }

  public TestRestServerOptions with(UserSchema other) {
    return new TestRestServerOptions(
        settings, requiresVerification, other, strategies, timeout, knowsProviders);
  }

  public TestRestServerOptions with(UnaryOperator<TokenStrategy> others) {
    return new TestRestServerOptions(
        settings, requiresVerification, schema, others, timeout, knowsProviders);
  }

  public TestRestServerOptions with(Duration other) {
    return new TestRestServerOptions(
        settings, requiresVerification, schema, strategies, other, knowsProviders);
  }

  public TestRestServerOptions withoutProviders() {
    return new TestRestServerOptions(
        settings, requiresVerification, schema, strategies, timeout, false);
  }

  public TestRestServerOptions requiringVerification() {
    return new TestRestServerOptions(settings, true, schema, strategies, timeout, knowsProviders);
  }

  private RestSettings edge(CookieSettings cookie, TrustedProxies proxies, Set<WebOrigin> origins) {
    return new RestSettings(
        settings.host(), settings.port(), settings.publicUrl(), cookie, proxies, origins);
  }
}
