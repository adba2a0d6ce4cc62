package dev.portcullis.adapters.oauth;

import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import dev.portcullis.adapters.oauth.OAuthSettings.Explicit;
import dev.portcullis.application.port.out.federation.IdentityProvider.Identified;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.util.Optional;

/** OAuth 2 alone, and an endpoint that says whom a token stands for. */
record PlainOAuth(Explicit endpoints, CodeFlow flow, ProviderHttp http) implements Protocol {
  private static final String USERINFO_ENDPOINT = "the userinfo endpoint";
  private static final String EMAILS_ENDPOINT = "the e-mails endpoint";

  @Override
  public URI authorizationUrl(
      AuthorizationContext handshake, String state, Scopes scopes, Deadline deadline) {
    return flow.question(endpoints.authorize(), handshake, state, flow.scopes(scopes))
        .build()
        .toURI();
  }

  /** Such a provider has no issuer to compare with (RFC 9207, section 2.4). */
  @Override
  public Identified identify(
      Code code, Optional<String> issuer, AuthorizationContext handshake, Deadline deadline) {
    Granted granted =
        flow.exchange(
            endpoints.token(),
            ClientAuthenticationMethod.CLIENT_SECRET_POST,
            code,
            handshake,
            deadline);
    Members profile =
        http.get(USERINFO_ENDPOINT, endpoints.userinfo(), granted.access(), deadline).ok().object();
    String field = endpoints.claims().id();
    String id =
        profile
            .id(field)
            .orElseThrow(() -> new Untrusted(USERINFO_ENDPOINT + " tells no " + field));
    Contact told = profile.contact(endpoints.claims());
    Contact contact =
        endpoints.emails().map(uri -> checked(uri, granted.access(), told, deadline)).orElse(told);
    return new Identified(contact.of(id), granted.tokens());
  }

  /** A list that the person doesn't let us see says nothing. */
  private Contact checked(URI uri, AccessToken token, Contact told, Deadline deadline) {
    Reply reply = http.get(EMAILS_ENDPOINT, uri, token, deadline);
    return reply.isClientError() ? told : EmailList.of(reply.ok().array()).complete(told);
  }
}
