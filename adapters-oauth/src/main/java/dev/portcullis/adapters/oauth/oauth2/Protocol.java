package dev.portcullis.adapters.oauth.oauth2;

import dev.portcullis.adapters.oauth.http.Deadline;
import dev.portcullis.adapters.oauth.http.UntrustedAnswerException;
import dev.portcullis.application.port.out.federation.IdentityProvider.Identified;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.util.Optional;

/** Protocol of a provider: plain OAuth 2 or OpenID Connect. */
public interface Protocol {
  /**
   * Returns the URL that starts the sign-in in the browser.
   *
   * @throws UntrustedAnswerException when the provider's metadata are invalid
   */
  URI authorizationUrl(
      AuthorizationContext context, String state, Scopes scopes, Deadline deadline);

  /**
   * Exchanges the code and returns the user's identity.
   *
   * @throws UntrustedAnswerException when the provider rejects the code or a response is invalid
   */
  Identified identify(
      Code code, Optional<String> issuer, AuthorizationContext context, Deadline deadline);
}
