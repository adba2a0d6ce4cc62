package dev.portcullis.adapters.oauth;

import dev.portcullis.application.port.out.IdentityProvider.Identified;
import dev.portcullis.domain.oauth.AuthorizationResponse.Code;
import dev.portcullis.domain.oauth.Handshake;
import dev.portcullis.domain.oauth.Scopes;
import java.net.URI;
import java.util.Optional;

/** What a provider speaks. */
sealed interface Protocol permits OpenIdConnect, PlainOAuth {
  /**
   * Where to send the browser.
   *
   * @throws Untrusted when the provider's word on that can't be believed
   */
  URI authorizationUrl(Handshake handshake, String state, Scopes scopes, Deadline deadline);

  /**
   * Who the person is.
   *
   * @throws Untrusted when the provider doesn't say so, or can't be believed
   */
  Identified identify(Code code, Optional<String> issuer, Handshake handshake, Deadline deadline);
}
