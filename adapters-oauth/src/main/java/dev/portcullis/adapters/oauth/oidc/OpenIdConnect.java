package dev.portcullis.adapters.oauth.oidc;

import com.nimbusds.oauth2.sdk.token.AccessToken;
import dev.portcullis.adapters.oauth.http.Deadline;
import dev.portcullis.adapters.oauth.http.JsonMembers;
import dev.portcullis.adapters.oauth.http.UntrustedAnswerException;
import dev.portcullis.adapters.oauth.oauth2.ClaimNames;
import dev.portcullis.adapters.oauth.oauth2.CodeFlow;
import dev.portcullis.adapters.oauth.oauth2.EmailClaim;
import dev.portcullis.adapters.oauth.oauth2.Protocol;
import dev.portcullis.adapters.oauth.oauth2.TokenGrant;
import dev.portcullis.application.port.out.federation.IdentityProvider.Identified;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sign-in by OpenID Connect Core 1.0, with a provider found by discovery. */
public record OpenIdConnect(
    URI issuer, ClaimNames claims, CodeFlow flow, Discovery discovery, IdTokenRules rules)
    implements Protocol {
  private static final String USERINFO_ENDPOINT = "the userinfo endpoint";
  private static final String OPENID = "openid";

  /**
   * Returns a provider whose endpoints are discovered from {@code issuer}.
   *
   * @param claims names of the ID token claims that identify the user
   */
  public static OpenIdConnect of(URI issuer, ClaimNames claims, CodeFlow flow) {
    return new OpenIdConnect(
        issuer,
        claims,
        flow,
        new Discovery(issuer, flow.http(), flow.clock()),
        new IdTokenRules(issuer, flow.client().id(), flow.clock()));
  }

  @Override
  public URI authorizationUrl(
      AuthorizationContext context, String state, Scopes scopes, Deadline deadline) {
    return flow.question(
            discovery.issuer(deadline).authorize(), context, state, withOpenId(flow.scopes(scopes)))
        .customParameter("nonce", context.nonce().value())
        .build()
        .toURI();
  }

  /** OpenID Connect Core 1.0, section 3.1.2.1: a request without this scope is plain OAuth 2. */
  private static List<String> withOpenId(List<String> scopes) {
    if (scopes.contains(OPENID)) {
      return scopes;
    }
    List<String> all = new ArrayList<>();
    all.add(OPENID);
    all.addAll(scopes);
    return all;
  }

  @Override
  public Identified identify(
      Code code, Optional<String> sender, AuthorizationContext context, Deadline deadline) {
    Issuer provider = discovery.issuer(deadline);
    requireSender(sender, provider);
    TokenGrant granted =
        flow.exchange(provider.token(), provider.method(), code, context, deadline);
    String text =
        granted
            .idToken()
            .orElseThrow(() -> new UntrustedAnswerException("the token response has no ID token"));
    IdToken token = IdToken.read(text, provider.keys(), deadline);
    JsonMembers told = rules.believed(token, context.nonce(), granted.access());
    String id = claims.id(told, "the ID token");
    return new Identified(
        contact(told, provider, granted.access(), deadline).of(id), granted.tokens());
  }

  /** RFC 9207, section 2.4: a code from another issuer is never sent to this provider. */
  private void requireSender(Optional<String> sender, Issuer provider) {
    if (sender.isEmpty() && provider.sendsIssuer()) {
      throw new UntrustedAnswerException(
          "the authorization response has no issuer, but the provider announces that it sends one");
    }
    if (sender.isPresent() && !sender.get().equals(issuer.toString())) {
      throw new UntrustedAnswerException("the authorization response is from another issuer");
    }
  }

  private EmailClaim contact(
      JsonMembers idToken, Issuer provider, AccessToken access, Deadline deadline) {
    EmailClaim told = claims.contact(idToken);
    if (told.email().isPresent() || provider.userinfo().isEmpty()) {
      return told;
    }
    JsonMembers userinfo =
        flow.http()
            .get(USERINFO_ENDPOINT, provider.userinfo().get(), access, deadline)
            .ok()
            .object();
    // OpenID Connect Core 1.0, section 5.3.2: without this check, tokens could be substituted.
    if (!userinfo.text("sub").equals(idToken.text("sub"))) {
      throw new UntrustedAnswerException(
          USERINFO_ENDPOINT + " doesn't return the ID token's subject");
    }
    return claims.contact(userinfo);
  }
}
