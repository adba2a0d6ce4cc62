package dev.portcullis.adapters.oauth;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Finds out about a provider when that is first needed (OpenID Connect Discovery 1.0, section 4),
 * and remembers it for an hour. Thread-safe.
 */
final class Discovery {
  private static final String ENDPOINT = "the discovery endpoint";
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final URI issuer;
  private final ProviderHttp http;
  private final InstantSource clock;
  private final Remembered<Issuer> told;

  Discovery(URI issuer, ProviderHttp http, InstantSource clock) {
    this.issuer = issuer;
    this.http = http;
    this.clock = clock;
    this.told =
        new Remembered<>(new Remembered.Endpoint<>(ENDPOINT, http, this::ask), LIFETIME, clock);
  }

  /**
   * What the provider says of itself.
   *
   * @throws Untrusted when it can't be believed
   */
  Issuer issuer(Deadline deadline) {
    return told.get(deadline);
  }

  private Issuer ask(Deadline deadline) {
    URI uri =
        URI.create(issuer.toString().replaceFirst("/$", "") + "/.well-known/openid-configuration");
    return Issuer.read(issuer, http.get(ENDPOINT, uri, deadline), http, clock);
  }
}
