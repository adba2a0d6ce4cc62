package dev.portcullis.adapters.oauth.oidc;

import dev.portcullis.adapters.oauth.http.Deadline;
import dev.portcullis.adapters.oauth.http.ProviderHttp;
import dev.portcullis.adapters.oauth.http.UntrustedAnswerException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Metadata of a provider (OpenID Connect Discovery 1.0, section 4). They are fetched on first use
 * and cached for an hour. Failures aren't cached. Thread-safe.
 */
public final class Discovery {
  private static final String ENDPOINT = "the discovery endpoint";
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final URI issuer;
  private final ProviderHttp http;
  private final InstantSource clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile Optional<Cached> cached = Optional.empty();

  private record Cached(Issuer issuer, Instant expires) {}

  public Discovery(URI issuer, ProviderHttp http, InstantSource clock) {
    this.issuer = issuer;
    this.http = http;
    this.clock = clock;
  }

  /**
   * Returns the provider's metadata.
   *
   * @throws UntrustedAnswerException when they are invalid
   */
  public Issuer issuer(Deadline deadline) {
    return cached().orElseGet(() -> fetchOnce(deadline));
  }

  private Optional<Issuer> cached() {
    return cached.filter(one -> clock.instant().isBefore(one.expires())).map(Cached::issuer);
  }

  /** One caller fetches; the others wait for it until their own deadlines. */
  private Issuer fetchOnce(Deadline deadline) {
    lock(deadline);
    try {
      return cached().orElseGet(() -> fetch(deadline));
    } finally {
      fetching.unlock();
    }
  }

  private void lock(Deadline deadline) {
    try {
      if (!fetching.tryLock(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
        throw http.late(ENDPOINT, null);
      }
    } catch (InterruptedException stopped) {
      throw http.interrupted(ENDPOINT, stopped);
    }
  }

  private Issuer fetch(Deadline deadline) {
    URI uri =
        URI.create(issuer.toString().replaceFirst("/$", "") + "/.well-known/openid-configuration");
    Issuer found = Issuer.read(issuer, http.get(ENDPOINT, uri, deadline), http);
    cached = Optional.of(new Cached(found, clock.instant().plus(LIFETIME)));
    return found;
  }
}
