package dev.portcullis.adapters.oauth;

import dev.portcullis.domain.oauth.Scopes;

/**
 * How to reach a provider, and as whom.
 *
 * @param name what it is called here
 * @param clientId what the provider calls this installation (RFC 6749, section 2.2)
 * @param clientSecret what proves that
 * @param scopes what to ask for usually
 */
public record OAuthSettings(
    String name, String clientId, String clientSecret, Scopes scopes, Endpoints endpoints) {
  /** Tells the name alone. */
  @Override
  public String toString() {
    return "OAuthSettings[" + name + "]";
  }
}
