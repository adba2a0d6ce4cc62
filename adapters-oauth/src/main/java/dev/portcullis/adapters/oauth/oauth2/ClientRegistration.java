package dev.portcullis.adapters.oauth.oauth2;

import dev.portcullis.domain.federation.Scopes;

/**
 * This server as a client of a provider (RFC 6749, section 2).
 *
 * @param provider the provider's name in the configuration
 * @param secret the client's secret
 * @param scopes requested unless a sign-in names others
 */
public record ClientRegistration(String provider, String id, String secret, Scopes scopes) {
  /** Redacted. */
  @Override
  public String toString() {
    return "ClientRegistration[%s, %s, …]".formatted(provider, id);
  }
}
