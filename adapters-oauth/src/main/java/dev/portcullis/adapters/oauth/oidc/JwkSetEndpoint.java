package dev.portcullis.adapters.oauth.oidc;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import dev.portcullis.adapters.oauth.http.Deadline;
import dev.portcullis.adapters.oauth.http.JsonMembers;
import dev.portcullis.adapters.oauth.http.ProviderHttp;
import dev.portcullis.adapters.oauth.http.Reply;
import dev.portcullis.adapters.oauth.http.UntrustedAnswerException;
import java.net.URI;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;

/**
 * Public keys of a provider (RFC 7517). Nimbus caches them for five minutes and fetches them again
 * for an unknown key, at most twice in 30 seconds. Thread-safe.
 */
public final class JwkSetEndpoint {
  private static final String NAME = "the JWKS endpoint";

  /** Bounds the signature checks for a token without a key id. */
  private static final int MOST_CANDIDATES = 20;

  private final ProviderHttp http;
  private final JWKSource<Deadline> keys;

  public JwkSetEndpoint(URI uri, ProviderHttp http) {
    this.http = http;
    this.keys = JWKSourceBuilder.create(new Remote(uri, http)).refreshAheadCache(false).build();
  }

  /**
   * Returns the keys that may have signed a token with this header; empty if there are none.
   *
   * @throws UntrustedAnswerException when the endpoint's response isn't a key set
   */
  public List<JWK> candidates(JWSHeader header, Deadline deadline) {
    var selector = new JWKSelector(JWKMatcher.forJWSHeader(header));
    // In Nimbus, a caller waits a fixed time for another caller's fetch, whatever its own deadline.
    var selection = new FutureTask<>(() -> select(selector, deadline));
    Thread.startVirtualThread(selection);
    return http.await(NAME, selection, deadline);
  }

  private List<JWK> select(JWKSelector selector, Deadline deadline) {
    try {
      return keys.get(selector, deadline).stream().limit(MOST_CANDIDATES).toList();
    } catch (RateLimitReachedException often) {
      throw http.unavailable("its keys were requested too often; retry in half a minute", often);
    } catch (KeySourceException failure) {
      throw http.late(NAME, failure);
    }
  }

  /** Fetches the key set within the caller's deadline. */
  private record Remote(URI uri, ProviderHttp http) implements JWKSetSource<Deadline> {
    @Override
    public JWKSet getJWKSet(
        JWKSetCacheRefreshEvaluator evaluator, long currentTime, Deadline deadline) {
      return read(http.get(NAME, uri, deadline));
    }

    private static JWKSet read(Reply reply) {
      if (!(reply.ok().object().all().get("keys") instanceof List<?> list)) {
        throw new UntrustedAnswerException("the provider's keys are malformed");
      }
      List<JWK> keys = new ArrayList<>();
      for (Object one : list) {
        if (one instanceof Map<?, ?> key) {
          addIfGood(key, keys);
        }
      }
      return new JWKSet(keys);
    }

    /**
     * RFC 7517, section 5: malformed and unknown keys are ignored. Nimbus would reject the whole
     * set.
     */
    private static void addIfGood(Map<?, ?> key, List<JWK> keys) {
      try {
        keys.add(JWK.parse(JsonMembers.of(key).all()));
      } catch (ParseException | RuntimeException malformed) {
        // Nimbus reports a malformed key by exceptions of several types.
        return;
      }
    }

    @Override
    public void close() {
      // ProviderHttp closes the connections.
    }
  }
}
