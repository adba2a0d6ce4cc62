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
 * A server elsewhere that knows who people are, by OAuth 2 (RFC 6749) or OpenID Connect. Nothing
 * that it answers is believed unchecked. Thread-safe; every method throws {@link
 * ProviderUnavailable} when the provider doesn't answer in time, or says that it can't.
 */
public interface IdentityProvider {
  /**
   * Where to send the browser, so that the provider asks the person (RFC 6749, section 4.1.1).
   *
   * @param state what the provider sends back with the browser
   * @param scopes what to ask for; the provider's usual ones if it is {@link Scopes#NONE}
   */
  URI authorizationUrl(AuthorizationContext context, String state, Scopes scopes);

  /**
   * Exchanges a code for who the person is.
   *
   * @param issuer who sent the code, as that says itself (RFC 9207)
   */
  Answer identify(
      AuthorizationResponse.Code code, Optional<String> issuer, AuthorizationContext context);

  /** What came of a code. */
  sealed interface Answer {}

  /** The provider has said who it is, and that is to be believed. */
  record Identified(ExternalIdentity identity, Tokens tokens) implements Answer {}

  /**
   * The code is worth nothing, or the answer can't be trusted.
   *
   * @param problem what is wrong, for the operator: no secret, nothing of the person's
   */
  record NotIdentified(String problem) implements Answer {}

  /**
   * What the provider gave to act for the person there; secrets.
   *
   * @param expires when the access token does, as the provider says
   */
  record Tokens(String access, Optional<String> refresh, Optional<Instant> expires) {
    /** Tells nothing. */
    @Override
    public String toString() {
      return "Tokens[…]";
    }
  }
}
