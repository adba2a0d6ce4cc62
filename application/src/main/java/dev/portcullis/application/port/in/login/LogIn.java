package dev.portcullis.application.port.in.login;

import static dev.portcullis.application.failure.ErrorCode.LOGIN_BAD_CREDENTIALS;
import static dev.portcullis.application.failure.ErrorCode.LOGIN_USER_NOT_VERIFIED;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.password.Password;

/** Opens a session by e-mail address and password. */
@FunctionalInterface
public interface LogIn {
  /** Carries out {@code command} and wipes its password. */
  Result logIn(Command command);

  /** Credentials, backend and client. */
  record Command(Username username, Password password, BackendName backend, ClientInfo client) {}

  /** Possible outcomes. */
  sealed interface Result {
    /** A session is open, and the token proves it. */
    record LoggedIn(IssuedToken token, Session session) implements Result {}

    /**
     * Wrong password, unknown e-mail address or inactive user; the response time doesn't tell
     * which.
     */
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
  }
}
