package dev.portcullis.adapters.oauth.oauth2;

import dev.portcullis.adapters.oauth.http.Deadline;
import dev.portcullis.adapters.oauth.http.UntrustedAnswerException;
import dev.portcullis.application.port.out.federation.IdentityProvider.Identified;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.util.Optional;

/** The protocol of a provider: plain OAuth 2, or OpenID Connect. */
public interface Protocol {
  /**
   * Where to send the browser.
   *
   * @throws UntrustedAnswerException when the provider's word on that can't be believed
   */
  URI authorizationUrl(
      AuthorizationContext context, String state, Scopes scopes, Deadline deadline);

  /**
   * Who the person is.
   *
   * @throws UntrustedAnswerException when the provider doesn't say so, or can't be believed
   */
  Identified identify(
      Code code, Optional<String> issuer, AuthorizationContext context, Deadline deadline);
}
