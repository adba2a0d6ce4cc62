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

/** OpenID Connect Core 1.0, with a provider that says itself where it is. */
public record OpenIdConnect(
    URI issuer, ClaimNames claims, CodeFlow flow, Discovery discovery, IdTokenRules rules)
    implements Protocol {
  private static final String USERINFO_ENDPOINT = "the userinfo endpoint";
  private static final String OPENID = "openid";

  /**
   * A provider that is found by its issuer.
   *
   * @param claims the claims of its ID tokens that say who a user is
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

  /** OpenID Connect Core 1.0, section 3.1.2.1: else it would be OAuth 2 alone. */
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
            .orElseThrow(() -> new UntrustedAnswerException("there is no ID token in the answer"));
    IdToken token = IdToken.read(text, provider.keys(), deadline);
    JsonMembers told = rules.believed(token, context.nonce(), granted.access());
    String id = claims.id(told, "the ID token");
    return new Identified(
        contact(told, provider, granted.access(), deadline).of(id), granted.tokens());
  }

  /** RFC 9207, section 2.4: a code of another provider's is never sent to this one. */
  private void requireSender(Optional<String> sender, Issuer provider) {
    if (sender.isEmpty() && provider.sendsIssuer()) {
      throw new UntrustedAnswerException(
          "the answer doesn't say whose it is, and the provider's always do");
    }
    if (sender.isPresent() && !sender.get().equals(issuer.toString())) {
      throw new UntrustedAnswerException("the answer says that it is of another issuer");
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
    // OpenID Connect Core 1.0, section 5.3.2: else the tokens of two people may be mixed up.
    if (!userinfo.text("sub").equals(idToken.text("sub"))) {
      throw new UntrustedAnswerException(USERINFO_ENDPOINT + " tells of somebody else");
    }
    return claims.contact(userinfo);
  }
}
