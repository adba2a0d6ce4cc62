package dev.portcullis.adapters.oauth;

import dev.portcullis.adapters.oauth.http.ProviderUrl;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.util.Optional;

/**
 * Our registration with a provider, and the provider's endpoints.
 *
 * @param name the provider's name in the configuration
 * @param clientId our client id at the provider
 * @param clientSecret our client secret at the provider
 * @param scopes requested unless a sign-in names others
 */
public record OAuthSettings(
    String name, String clientId, String clientSecret, Scopes scopes, Endpoints endpoints) {
  /**
   * Checks the client id and secret.
   *
   * @throws InvalidInput naming the setting that is empty
   */
  public OAuthSettings {
    if (clientId.isBlank()) {
      throw new InvalidInput("client-id", "must not be empty");
    }
    if (clientSecret.isEmpty()) {
      throw new InvalidInput("client-secret", "must not be empty");
    }
  }

  /** Endpoints of a provider, discovered or configured. */
  public sealed interface Endpoints {}

  /**
   * OpenID Connect provider whose endpoints are discovered.
   *
   * @param issuer the issuer, exactly as the provider spells it
   * @param claims names of the ID token claims that identify the user
   */
  public record Discovered(URI issuer, Claims claims) implements Endpoints {
    /**
     * Checks the issuer.
     *
     * @throws InvalidInput when it isn't an http or https URL
     */
    public Discovered {
      requireWebAddress("issuer", issuer);
    }

    /** Creates it with the claim names of the specification. */
    public Discovered(URI issuer) {
      this(issuer, Claims.OF_OPENID_CONNECT);
    }
  }

  /**
   * Plain OAuth 2 provider with a userinfo endpoint in its own format.
   *
   * @param authorize the authorization endpoint; its query, if any, is kept
   * @param emails lists the user's e-mail addresses in GitHub's format; empty if there is no such
   *     endpoint
   * @param claims names of the userinfo members that identify the user
   */
  public record Explicit(
      URI authorize, URI token, URI userinfo, Optional<URI> emails, Claims claims)
      implements Endpoints {
    /**
     * Checks the endpoints.
     *
     * @throws InvalidInput naming the endpoint that isn't an http or https URL
     */
    public Explicit {
      requireWebAddress("authorize-endpoint", authorize);
      requireWebAddress("token-endpoint", token);
      requireWebAddress("userinfo-endpoint", userinfo);
      emails.ifPresent(uri -> requireWebAddress("emails-endpoint", uri));
    }
  }

  /**
   * Names of the claims that identify a user.
   *
   * @param id names the account id, which is text or a whole number
   * @param emailVerified names the claim that says whether the provider has verified the address;
   *     empty if there is none
   */
  public record Claims(String id, String email, Optional<String> emailVerified) {
    /** OpenID Connect Core 1.0, section 5.1. */
    public static final Claims OF_OPENID_CONNECT =
        new Claims("sub", "email", Optional.of("email_verified"));
  }

  private static void requireWebAddress(String setting, URI uri) {
    if (!ProviderUrl.isValid(uri)) {
      throw new InvalidInput(setting, "must be an http or https URL with a host and no fragment");
    }
  }

  /** Redacts the client secret. */
  @Override
  public String toString() {
    return "OAuthSettings[name=%s, clientId=%s, clientSecret=…, scopes=%s, endpoints=%s]"
        .formatted(name, clientId, scopes, endpoints);
  }
}
