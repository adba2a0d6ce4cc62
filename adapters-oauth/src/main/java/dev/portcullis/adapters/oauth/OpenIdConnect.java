package dev.portcullis.adapters.oauth;

import com.nimbusds.oauth2.sdk.token.AccessToken;
import dev.portcullis.adapters.oauth.OAuthSettings.Claims;
import dev.portcullis.adapters.oauth.OAuthSettings.Discovered;
import dev.portcullis.application.port.out.federation.IdentityProvider.Identified;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** OpenID Connect Core 1.0, with a provider that says itself where it is. */
record OpenIdConnect(Discovered settings, CodeFlow flow, Discovery discovery, IdTokenRules rules)
    implements Protocol {
  private static final String USERINFO_ENDPOINT = "the userinfo endpoint";
  private static final String OPENID = "openid";

  @Override
  public URI authorizationUrl(
      AuthorizationContext handshake, String state, Scopes scopes, Deadline deadline) {
    return flow.question(
            discovery.issuer(deadline).authorize(),
            handshake,
            state,
            withOpenId(flow.scopes(scopes)))
        .customParameter("nonce", handshake.nonce().value())
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
      Code code, Optional<String> sender, AuthorizationContext handshake, Deadline deadline) {
    Issuer issuer = discovery.issuer(deadline);
    requireSender(sender, issuer);
    Granted granted = flow.exchange(issuer.token(), issuer.method(), code, handshake, deadline);
    String text =
        granted.idToken().orElseThrow(() -> new Untrusted("there is no ID token in the answer"));
    IdToken token = IdToken.read(text, issuer.keys(), deadline);
    Members claims = rules.believed(token, handshake.nonce(), granted.access());
    String name = settings.claims().id();
    String id = claims.id(name).orElseThrow(() -> new Untrusted("the ID token tells no " + name));
    return new Identified(
        contact(claims, issuer, granted.access(), deadline).of(id), granted.tokens());
  }

  /** RFC 9207, section 2.4: a code of another provider's is never sent to this one. */
  private void requireSender(Optional<String> sender, Issuer issuer) {
    if (sender.isEmpty() && issuer.sendsIssuer()) {
      throw new Untrusted("the answer doesn't say whose it is, and the provider's always do");
    }
    if (sender.isPresent() && !sender.get().equals(settings.issuer().toString())) {
      throw new Untrusted("the answer says that it is of another issuer");
    }
  }

  private Contact contact(Members idToken, Issuer issuer, AccessToken access, Deadline deadline) {
    Claims names = settings.claims();
    Contact told = idToken.contact(names);
    if (told.email().isPresent() || issuer.userinfo().isEmpty()) {
      return told;
    }
    Members userinfo =
        flow.http().get(USERINFO_ENDPOINT, issuer.userinfo().get(), access, deadline).ok().object();
    // OpenID Connect Core 1.0, section 5.3.2: else the tokens of two people may be mixed up.
    if (!userinfo.text("sub").equals(idToken.text("sub"))) {
      throw new Untrusted(USERINFO_ENDPOINT + " tells of somebody else");
    }
    return userinfo.contact(names);
  }
}
