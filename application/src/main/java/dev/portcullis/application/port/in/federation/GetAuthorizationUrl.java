package dev.portcullis.application.port.in.federation;

import static dev.portcullis.application.failure.ErrorCode.NOT_FOUND;
import static dev.portcullis.application.failure.ErrorCode.OAUTH_INVALID_REDIRECT_URI;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.federation.CsrfToken;
import dev.portcullis.domain.federation.Scopes;
import dev.portcullis.domain.login.SignedInUser;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Tells where to send a browser whose user wants to sign in with a provider. */
@FunctionalInterface
public interface GetAuthorizationUrl {
  /** Keeps nothing: whoever asks a thousand times leaves no trace. */
  Result authorizationUrl(Command command);

  /**
   * With which provider.
   *
   * @param scopes what to ask the provider for; its usual ones if it is {@link Scopes#NONE}
   * @param redirectUri where the provider shall send the browser back to, if not to the usual place
   * @param associating the user whom the account shall be linked to; empty to log in
   */
  record Command(
      String provider,
      Scopes scopes,
      Optional<String> redirectUri,
      Optional<SignedInUser> associating) {}

  /** Every way it can come out. */
  sealed interface Result
      permits Result.Ready, Result.UnknownProvider, Result.InvalidRedirectUri, NotAvailable {
    /**
     * The browser may go.
     *
     * @param csrf what the client must keep to itself, and show with the provider's answer (RFC
     *     9700, section 4.7.1)
     * @param lifetime how long the person may take
     */
    record Ready(URI authorizationUrl, CsrfToken csrf, Duration lifetime) implements Result {}

    /** This installation knows no such provider. */
    record UnknownProvider() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return NOT_FOUND;
      }
    }

    /** The redirect URI is none of those that the operator has allowed. */
    record InvalidRedirectUri() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return OAUTH_INVALID_REDIRECT_URI;
      }
    }
  }
}
