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

/** Opens a session for somebody whom a provider knows; for somebody new, an account, too. */
@FunctionalInterface
public interface LogInWithProvider {
  /** Of many at once with one answer of a provider, at most one gets in. */
  Result logIn(Command command);

  /**
   * What came back from which provider, and from where.
   *
   * @param csrf what the client was given beside the address that it sent the browser to
   */
  record Command(
      String provider,
      AuthorizationResponse response,
      Optional<CsrfToken> csrf,
      ClientInfo client) {}

  /** Every way it can come out. */
  sealed interface Result permits Result.LoggedIn, Result.Refused, ProviderSignInFailure {
    /** A session of {@code backend} is open, and the token proves it. */
    record LoggedIn(IssuedToken token, Session session, BackendName backend) implements Result {}

    /** Who it is is known, but not enough to let them in. */
    sealed interface Refused extends Result, Rejection {}

    /** A user has the same e-mail address, and that proves nothing. */
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

    /** This installation wants verified users only. */
    record NotVerified() implements Refused {
      @Override
      public ErrorCode code() {
        return LOGIN_USER_NOT_VERIFIED;
      }
    }

    /** Nobody new: the installation's own fields ask for more than a provider tells. */
    record RegistrationIncomplete() implements Refused {
      @Override
      public ErrorCode code() {
        return OAUTH_REGISTRATION_INCOMPLETE;
      }
    }
  }
}
