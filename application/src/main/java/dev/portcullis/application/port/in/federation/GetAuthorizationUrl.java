package dev.portcullis.application.port.in.federation;

import static dev.portcullis.application.failure.ErrorCode.NOT_FOUND;
import static dev.portcullis.application.failure.ErrorCode.OAUTH_INVALID_REDIRECT_URI;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.ForwardedRejection;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.login.ConfirmationFailure;
import dev.portcullis.domain.federation.CsrfToken;
import dev.portcullis.domain.federation.Scopes;
import dev.portcullis.domain.login.SignedInUser;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Returns the URL to which a client sends the browser to sign in with a provider. */
@FunctionalInterface
public interface GetAuthorizationUrl {
  /** Creates the URL. Nothing is stored, so that requests can't fill the store. */
  Result authorizationUrl(Command command);

  /**
   * Provider and options of the sign-in.
   *
   * @param scopes the scopes to request; the provider's default scopes if {@link Scopes#NONE}
   * @param redirectUri where the provider sends the browser back to; empty for the default
   * @param associating the user to link the account to; empty for a log-in
   */
  record Command(
      String provider,
      Scopes scopes,
      Optional<String> redirectUri,
      Optional<SignedInUser> associating) {}

  /** Possible outcomes. */
  sealed interface Result
      permits Result.Ready,
          Result.NotConfirmed,
          Result.UnknownProvider,
          Result.InvalidRedirectUri,
          NotAvailable {
    /**
     * The URL is ready.
     *
     * @param csrf the CSRF token, which the client keeps secret and sends with the provider's
     *     response (RFC 9700, section 4.7.1)
     * @param lifetime how long the sign-in may take
     */
    record Ready(URI authorizationUrl, CsrfToken csrf, Duration lifetime) implements Result {}

    /** The installation requires a recent log-in to link an account. */
    record NotConfirmed(ConfirmationFailure why) implements Result, ForwardedRejection {}

    /** The installation has no such provider. */
    record UnknownProvider() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return NOT_FOUND;
      }
    }

    /** The operator has not allowed the redirect URI. */
    record InvalidRedirectUri() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return OAUTH_INVALID_REDIRECT_URI;
      }
    }
  }
}
