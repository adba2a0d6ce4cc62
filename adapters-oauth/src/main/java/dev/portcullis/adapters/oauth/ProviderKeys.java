package dev.portcullis.adapters.oauth;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The keys that a provider shows, to check by them what it has signed (RFC 7517). They are
 * remembered for five minutes, and asked for again when an unknown one turns up, but not at will.
 * Thread-safe.
 */
final class ProviderKeys {
  private static final String ENDPOINT = "the keys' endpoint";
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  /** So that a token without the name of its key isn't tried with a thousand. */
  private static final int MOST_CANDIDATES = 20;

  private final URI uri;
  private final ProviderHttp http;
  private final Turns turns;
  private final Remembered<JWKSet> shown;

  ProviderKeys(URI uri, ProviderHttp http, InstantSource clock) {
    this.uri = uri;
    this.http = http;
    this.turns = new Turns(clock);
    this.shown =
        new Remembered<>(new Remembered.Endpoint<>(ENDPOINT, http, this::ask), LIFETIME, clock);
  }

  /**
   * Those that may have signed what has that header; none if the provider doesn't show any.
   *
   * @throws Untrusted when what it shows are no keys
   */
  List<JWK> candidates(JWSHeader header, Deadline deadline) {
    var wanted = new JWKSelector(JWKMatcher.forJWSHeader(header));
    JWKSet known = shown.get(deadline);
    List<JWK> candidates = wanted.select(known);
    if (candidates.isEmpty()) {
      candidates = wanted.select(shown.since(known, deadline));
    }
    return candidates.stream().limit(MOST_CANDIDATES).toList();
  }

  private JWKSet ask(Deadline deadline) {
    if (!turns.take()) {
      throw http.unavailable("its keys have been asked for too often just now", null);
    }
    return read(http.get(ENDPOINT, uri, deadline));
  }

  private static JWKSet read(Reply reply) {
    if (!(reply.ok().object().all().get("keys") instanceof List<?> list)) {
      throw new Untrusted("the provider's keys are malformed");
    }
    List<JWK> keys = new ArrayList<>();
    for (Object one : list) {
      if (one instanceof Map<?, ?> key) {
        addIfGood(key, keys);
      }
    }
    return new JWKSet(keys);
  }

  /** RFC 7517, section 5: what isn't understood is ignored; the others are good all the same. */
  private static void addIfGood(Map<?, ?> key, List<JWK> keys) {
    try {
      keys.add(JWK.parse(Members.of(key).all()));
    } catch (ParseException | RuntimeException malformed) {
      // The library means the same by several.
      return;
    }
  }
}
