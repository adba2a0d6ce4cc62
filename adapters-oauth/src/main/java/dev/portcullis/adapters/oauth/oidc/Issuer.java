package dev.portcullis.adapters.oauth.oidc;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.portcullis.adapters.oauth.http.ProviderHttp;
import dev.portcullis.adapters.oauth.http.ProviderUrl;
import dev.portcullis.adapters.oauth.http.Reply;
import dev.portcullis.adapters.oauth.http.UntrustedAnswerException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Validated metadata of an OpenID Connect provider.
 *
 * @param userinfo the userinfo endpoint; empty if the provider has none
 * @param method the client authentication at the token endpoint
 * @param sendsIssuer true if authorization responses always name the issuer (RFC 9207, section 3)
 */
record Issuer(
    URI authorize,
    URI token,
    Optional<URI> userinfo,
    ClientAuthenticationMethod method,
    boolean sendsIssuer,
    JwkSetEndpoint keys) {
  /**
   * Parses metadata (OpenID Connect Discovery 1.0, section 3).
   *
   * @throws UntrustedAnswerException when they are malformed, name another issuer than {@code
   *     expected} or have an unsafe endpoint
   */
  static Issuer read(URI expected, Reply reply, ProviderHttp http) {
    reply.ok().object();
    OIDCProviderMetadata metadata = parse(reply);
    requireSame(expected.toString(), metadata.getIssuer().getValue());
    boolean plain = !ProviderUrl.isHttps(expected);
    return new Issuer(
        endpoint("authorization_endpoint", metadata.getAuthorizationEndpointURI(), plain),
        endpoint("token_endpoint", metadata.getTokenEndpointURI(), plain),
        Optional.ofNullable(metadata.getUserInfoEndpointURI())
            .map(uri -> endpoint("userinfo_endpoint", uri, plain)),
        method(metadata.getTokenEndpointAuthMethods()),
        metadata.supportsAuthorizationResponseIssuerParam(),
        new JwkSetEndpoint(endpoint("jwks_uri", metadata.getJWKSetURI(), plain), http));
  }

  private static OIDCProviderMetadata parse(Reply reply) {
    try {
      return OIDCProviderMetadata.parse(reply.body());
    } catch (ParseException | IllegalArgumentException malformed) {
      throw new UntrustedAnswerException(
          "the discovery document is malformed or lacks a required member");
    }
  }

  /** OpenID Connect Discovery 1.0, section 4.3: both must be identical. */
  private static void requireSame(String expected, String told) {
    if (told.equals(expected)) {
      return;
    }
    boolean slash = told.equals(expected + "/") || expected.equals(told + "/");
    throw new UntrustedAnswerException(
        slash
            ? "the issuer of the discovery document differs from the configured one by a trailing"
                + " slash"
            : "the discovery document names another issuer");
  }

  private static URI endpoint(String name, @Nullable URI uri, boolean plain) {
    if (uri == null || !ProviderUrl.isValid(uri)) {
      throw new UntrustedAnswerException("the discovery document has no valid " + name);
    }
    if (!plain && !ProviderUrl.isHttps(uri)) {
      throw new UntrustedAnswerException("the discovery document has a " + name + " without TLS");
    }
    return uri;
  }

  /** OpenID Connect Discovery 1.0, section 3: the default is {@code client_secret_basic}. */
  private static ClientAuthenticationMethod method(
      @Nullable List<ClientAuthenticationMethod> methods) {
    if (methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)) {
      return ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
    }
    if (methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)) {
      return ClientAuthenticationMethod.CLIENT_SECRET_POST;
    }
    throw new UntrustedAnswerException("the provider's token endpoint accepts no client secret");
  }
}
