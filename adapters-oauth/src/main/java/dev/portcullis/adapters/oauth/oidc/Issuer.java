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
 * What an OpenID Connect provider says of itself, checked.
 *
 * @param userinfo none if it has no such endpoint
 * @param method how it wants to be shown who we are
 * @param sendsIssuer whether its answers to browsers say that they are its (RFC 9207, section 3)
 */
record Issuer(
    URI authorize,
    URI token,
    Optional<URI> userinfo,
    ClientAuthenticationMethod method,
    boolean sendsIssuer,
    JwkSetEndpoint keys) {
  /**
   * Reads the metadata of OpenID Connect Discovery 1.0, section 3.
   *
   * @throws UntrustedAnswerException when they are not those of {@code expected}, or lead to
   *     nowhere safe
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
          "the discovery document lacks something, or has it malformed");
    }
  }

  /** OpenID Connect Discovery 1.0, section 4.3: exactly the same. */
  private static void requireSame(String expected, String told) {
    if (told.equals(expected)) {
      return;
    }
    boolean slash = told.equals(expected + "/") || expected.equals(told + "/");
    throw new UntrustedAnswerException(
        slash
            ? "the issuer of the discovery document differs from the configured one by the slash"
                + " at its end"
            : "the discovery document is of another issuer");
  }

  private static URI endpoint(String name, @Nullable URI uri, boolean plain) {
    if (uri == null || !ProviderUrl.isValid(uri)) {
      throw new UntrustedAnswerException("the discovery document has no good " + name);
    }
    if (!plain && !ProviderUrl.isHttps(uri)) {
      throw new UntrustedAnswerException("the discovery document has a " + name + " without TLS");
    }
    return uri;
  }

  /** OpenID Connect Discovery 1.0, section 3: Basic unless something else is said. */
  private static ClientAuthenticationMethod method(
      @Nullable List<ClientAuthenticationMethod> methods) {
    if (methods == null || methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)) {
      return ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
    }
    if (methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)) {
      return ClientAuthenticationMethod.CLIENT_SECRET_POST;
    }
    throw new UntrustedAnswerException(
        "the provider takes no client secrets at its token endpoint");
  }
}
