package dev.portcullis.adapters.oauth;

import dev.portcullis.adapters.oauth.http.ProviderUrl;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.util.Optional;

/**
 * What has been agreed with a provider, and where it is.
 *
 * @param name what it is called here
 * @param clientId who we are there
 * @param clientSecret shows that we are; a secret
 * @param scopes what to ask people for, unless somebody wants something else
 */
public record OAuthSettings(
    String name, String clientId, String clientSecret, Scopes scopes, Endpoints endpoints) {
  /**
   * Takes them.
   *
   * @throws InvalidInput naming the setting that can't be
   */
  public OAuthSettings {
    if (clientId.isBlank()) {
      throw new InvalidInput("client-id", "must not be empty");
    }
    if (clientSecret.isEmpty()) {
      throw new InvalidInput("client-secret", "must not be empty");
    }
  }

  /** Where a provider is. */
  public sealed interface Endpoints {}

  /**
   * An OpenID Connect provider, which says itself where its endpoints are.
   *
   * @param issuer exactly what the provider calls itself
   * @param claims which claims of its ID tokens say who somebody is
   */
  public record Discovered(URI issuer, Claims claims) implements Endpoints {
    /**
     * Takes what was configured.
     *
     * @throws InvalidInput when the issuer is no web address
     */
    public Discovered {
      requireWebAddress("issuer", issuer);
    }

    /** With the claims that the specification names. */
    public Discovered(URI issuer) {
      this(issuer, Claims.OF_OPENID_CONNECT);
    }
  }

  /**
   * A provider that speaks OAuth 2 only, and has an endpoint of its own making that says who
   * somebody is.
   *
   * @param authorize may have a query, which is kept
   * @param emails lists somebody's e-mail addresses as GitHub does, if there is such an endpoint
   * @param claims which fields of the answer say who somebody is
   */
  public record Explicit(
      URI authorize, URI token, URI userinfo, Optional<URI> emails, Claims claims)
      implements Endpoints {
    /**
     * Takes what was configured.
     *
     * @throws InvalidInput naming the endpoint that is no web address
     */
    public Explicit {
      requireWebAddress("authorize-endpoint", authorize);
      requireWebAddress("token-endpoint", token);
      requireWebAddress("userinfo-endpoint", userinfo);
      emails.ifPresent(uri -> requireWebAddress("emails-endpoint", uri));
    }
  }

  /**
   * What a provider calls what it tells of a person.
   *
   * @param id the person's name for the provider; text or a whole number
   * @param emailVerified whether the provider has made sure of the address; none if it never says
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

  /** Tells no secret. */
  @Override
  public String toString() {
    return "OAuthSettings[name=%s, clientId=%s, clientSecret=…, scopes=%s, endpoints=%s]"
        .formatted(name, clientId, scopes, endpoints);
  }
}
