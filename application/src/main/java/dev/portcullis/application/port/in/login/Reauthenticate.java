package dev.portcullis.application.port.in.login;

import static dev.portcullis.application.failure.ErrorCode.LOGIN_BAD_CREDENTIALS;
import static dev.portcullis.application.failure.ErrorCode.LOGIN_USER_NOT_VERIFIED;
import static dev.portcullis.application.failure.ErrorCode.UNAUTHORIZED;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.failure.TooManyAttempts;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.DeviceToken;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.Password;
import java.time.Duration;
import java.util.Optional;

/** Replaces the caller's session by a new one, by the caller's password. */
@FunctionalInterface
public interface Reauthenticate {
  /**
   * Carries out {@code command} and wipes its password. Of concurrent requests with one session,
   * exactly one succeeds.
   */
  Result reauthenticate(Command command);

  /**
   * Caller, password, backend of the new session, and client.
   *
   * @param device the token that the client got when it last logged in to the account
   */
  record Command(
      SignedInUser caller,
      Password password,
      BackendName backend,
      Optional<DeviceToken> device,
      ClientInfo client) {}

  /** Possible outcomes. */
  sealed interface Result {
    /**
     * A new session is open, and the old one is over.
     *
     * @param device a token for the client to keep; empty if the one that it sent is still good
     */
    record Renewed(IssuedToken token, Session session, Optional<DeviceToken> device)
        implements Result {}

    /** Too many attempts failed; the password was not looked at. */
    record TooMany(Duration waiting) implements Result, TooManyAttempts {}

    /** The password is wrong, or the account has none; the old session is still open. */
    record BadCredentials() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return LOGIN_BAD_CREDENTIALS;
      }
    }

    /** The password is right, but the installation requires verified users. */
    record NotVerified() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return LOGIN_USER_NOT_VERIFIED;
      }
    }

    /** The caller's session ended before the new one was opened. */
    record SessionOver() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return UNAUTHORIZED;
      }
    }
  }
}
