package dev.portcullis.adapters.oauth.oauth2;

import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import dev.portcullis.adapters.oauth.http.Deadline;
import dev.portcullis.adapters.oauth.http.JsonMembers;
import dev.portcullis.adapters.oauth.http.Reply;
import dev.portcullis.application.port.out.federation.IdentityProvider.Identified;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.util.Optional;

/** Sign-in by plain OAuth 2. A userinfo endpoint describes the account of an access token. */
public record PlainOAuth(Endpoints endpoints, ClaimNames claims, CodeFlow flow)
    implements Protocol {
  private static final String USERINFO_ENDPOINT = "the userinfo endpoint";
  private static final String EMAILS_ENDPOINT = "the e-mails endpoint";

  /**
   * The provider's endpoints.
   *
   * @param emails lists the user's e-mail addresses in GitHub's format; empty if there is no such
   *     endpoint
   */
  public record Endpoints(URI authorize, URI token, URI userinfo, Optional<URI> emails) {}

  @Override
  public URI authorizationUrl(
      AuthorizationContext context, String state, Scopes scopes, Deadline deadline) {
    return flow.question(endpoints.authorize(), context, state, flow.scopes(scopes))
        .build()
        .toURI();
  }

  /**
   * Ignores {@code issuer}: a plain OAuth 2 provider has none to compare with (RFC 9207, section
   * 2.4).
   */
  @Override
  public Identified identify(
      Code code, Optional<String> issuer, AuthorizationContext context, Deadline deadline) {
    TokenGrant granted =
        flow.exchange(
            endpoints.token(),
            ClientAuthenticationMethod.CLIENT_SECRET_POST,
            code,
            context,
            deadline);
    JsonMembers profile =
        flow.http()
            .get(USERINFO_ENDPOINT, endpoints.userinfo(), granted.access(), deadline)
            .ok()
            .object();
    String id = claims.id(profile, USERINFO_ENDPOINT);
    EmailClaim told = claims.contact(profile);
    EmailClaim contact =
        endpoints.emails().map(uri -> checked(uri, granted.access(), told, deadline)).orElse(told);
    return new Identified(contact.of(id), granted.tokens());
  }

  /** A list that we may not read changes nothing. */
  private EmailClaim checked(URI uri, AccessToken token, EmailClaim told, Deadline deadline) {
    Reply reply = flow.http().get(EMAILS_ENDPOINT, uri, token, deadline);
    return reply.isClientError() ? told : EmailList.of(reply.ok().array()).complete(told);
  }
}
