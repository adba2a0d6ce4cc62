package dev.portcullis.application.port.out.federation;

import dev.portcullis.application.failure.ProviderUnavailable;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse;
import dev.portcullis.domain.federation.ExternalIdentity;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Identity provider that speaks OAuth 2 (RFC 6749) or OpenID Connect. Every answer is checked
 * before it is used. Thread-safe; every method throws {@link ProviderUnavailable} when the provider
 * doesn't answer in time or reports that it is unavailable.
 */
public interface IdentityProvider {
  /**
   * Returns the URL to which the browser is sent to authorize the sign-in (RFC 6749, section
   * 4.1.1).
   *
   * @param state the value that the provider returns with the browser
   * @param scopes the scopes to request; the provider's default scopes if {@link Scopes#NONE}
   */
  URI authorizationUrl(AuthorizationContext context, String state, Scopes scopes);

  /**
   * Exchanges an authorization code for the user's identity at the provider.
   *
   * @param issuer the issuer parameter of the authorization response (RFC 9207)
   */
  Answer identify(
      AuthorizationResponse.Code code, Optional<String> issuer, AuthorizationContext context);

  /** Outcome of the exchange. */
  sealed interface Answer {}

  /** The provider has told the identity, and its answer is valid. */
  record Identified(ExternalIdentity identity, Tokens tokens) implements Answer {}

  /**
   * The code is invalid, or the answer can't be trusted.
   *
   * @param problem what is wrong, for the operator; no secret and no personal data
   */
  record NotIdentified(String problem) implements Answer {}

  /**
   * The provider's tokens, to act for the user there; secrets.
   *
   * @param expires when the access token expires, according to the provider
   */
  record Tokens(String access, Optional<String> refresh, Optional<Instant> expires) {
    /** Redacted. */
    @Override
    public String toString() {
      return "Tokens[…]";
    }
  }
}
