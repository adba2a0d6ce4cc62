package dev.portcullis.application.port.in.federation;

import static dev.portcullis.application.failure.ErrorCode.LOGIN_BAD_CREDENTIALS;
import static dev.portcullis.application.failure.ErrorCode.LOGIN_USER_NOT_VERIFIED;
import static dev.portcullis.application.failure.ErrorCode.OAUTH_REGISTRATION_INCOMPLETE;
import static dev.portcullis.application.failure.ErrorCode.OAUTH_USER_ALREADY_EXISTS;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.federation.AuthorizationResponse;
import dev.portcullis.domain.federation.CsrfToken;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import java.util.Optional;

/** Opens a session for a user whom a provider has identified; creates the account of a new user. */
@FunctionalInterface
public interface LogInWithProvider {
  /**
   * Logs the user in. Of concurrent requests with one response of a provider, at most one succeeds.
   */
  Result logIn(Command command);

  /**
   * Provider, the provider's response, and client.
   *
   * @param csrf the CSRF token that the client got with the authorization URL
   */
  record Command(
      String provider,
      AuthorizationResponse response,
      Optional<CsrfToken> csrf,
      ClientInfo client) {}

  /** Possible outcomes. */
  sealed interface Result permits Result.LoggedIn, Result.Refused, ProviderSignInFailure {
    /** A session of {@code backend} is open, and the token proves it. */
    record LoggedIn(IssuedToken token, Session session, BackendName backend) implements Result {}

    /** The provider's user is known, but must not log in. */
    sealed interface Refused extends Result, Rejection {}

    /**
     * Another account has the e-mail address, and the provider's word doesn't prove that it is the
     * same user.
     */
    record UserExists() implements Refused {
      @Override
      public ErrorCode code() {
        return OAUTH_USER_ALREADY_EXISTS;
      }
    }

    /** The user is inactive. */
    record Inactive() implements Refused {
      @Override
      public ErrorCode code() {
        return LOGIN_BAD_CREDENTIALS;
      }
    }

    /** The installation requires verified users. */
    record NotVerified() implements Refused {
      @Override
      public ErrorCode code() {
        return LOGIN_USER_NOT_VERIFIED;
      }
    }

    /** The user is new, and the installation requires fields that the provider doesn't tell. */
    record RegistrationIncomplete() implements Refused {
      @Override
      public ErrorCode code() {
        return OAUTH_REGISTRATION_INCOMPLETE;
      }
    }
  }
}
