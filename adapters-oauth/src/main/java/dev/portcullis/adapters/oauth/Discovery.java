package dev.portcullis.adapters.oauth;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds out about a provider when that is first needed (OpenID Connect Discovery 1.0, section 4),
 * and remembers it for an hour. Whoever comes while it is being asked waits for the same answer. A
 * failure isn't remembered. Thread-safe.
 */
final class Discovery {
  private static final String ENDPOINT = "the discovery endpoint";
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final URI issuer;
  private final ProviderHttp http;
  private final InstantSource clock;
  private final AtomicReference<@Nullable Found> found = new AtomicReference<>();
  private final AtomicReference<@Nullable CompletableFuture<Issuer>> underway =
      new AtomicReference<>();

  private record Found(Issuer issuer, Instant expires) {}

  Discovery(URI issuer, ProviderHttp http, InstantSource clock) {
    this.issuer = issuer;
    this.http = http;
    this.clock = clock;
  }

  /**
   * What the provider says of itself.
   *
   * @throws Untrusted when it can't be believed
   */
  Issuer issuer() {
    return remembered().orElseGet(this::askOrWait);
  }

  private Optional<Issuer> remembered() {
    return Optional.ofNullable(found.get())
        .filter(one -> clock.instant().isBefore(one.expires()))
        .map(Found::issuer);
  }

  private Issuer askOrWait() {
    var mine = new CompletableFuture<Issuer>();
    CompletableFuture<Issuer> others = underway.compareAndExchange(null, mine);
    if (others != null) {
      return await(others);
    }
    try {
      // Somebody may have been told between the two looks.
      Issuer told = remembered().orElseGet(this::ask);
      mine.complete(told);
      return told;
    } catch (RuntimeException failure) {
      mine.completeExceptionally(failure);
      throw failure;
    } finally {
      underway.set(null);
    }
  }

  private static Issuer await(CompletableFuture<Issuer> others) {
    try {
      return others.join();
    } catch (CompletionException failure) {
      throw failure.getCause() instanceof RuntimeException same ? same : failure;
    }
  }

  private Issuer ask() {
    URI uri =
        URI.create(issuer.toString().replaceFirst("/$", "") + "/.well-known/openid-configuration");
    Issuer told = Issuer.read(issuer, http.get(ENDPOINT, uri), http);
    found.set(new Found(told, clock.instant().plus(LIFETIME)));
    return told;
  }
}
