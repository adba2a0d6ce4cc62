package dev.portcullis.application.port.in.login;

import static dev.portcullis.application.failure.ErrorCode.LOGIN_BAD_CREDENTIALS;
import static dev.portcullis.application.failure.ErrorCode.LOGIN_USER_NOT_VERIFIED;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.failure.TooManyAttempts;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.DeviceToken;
import dev.portcullis.domain.login.IssuedToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.password.Password;
import java.time.Duration;
import java.util.Optional;

/** Opens a session by e-mail address and password. */
@FunctionalInterface
public interface LogIn {
  /** Carries out {@code command} and wipes its password. */
  Result logIn(Command command);

  /**
   * Credentials, backend and client.
   *
   * @param device the token that the client got when it last logged in to the account
   */
  record Command(
      Username username,
      Password password,
      BackendName backend,
      Optional<DeviceToken> device,
      ClientInfo client) {
    /** Creates a command of a client without a device token. */
    public Command(Username username, Password password, BackendName backend, ClientInfo client) {
      this(username, password, backend, Optional.empty(), client);
    }
  }

  /** Possible outcomes. */
  sealed interface Result {
    /**
     * A session is open, and the token proves it.
     *
     * @param device a token for the client to keep and send with its next log-in; empty if the one
     *     that it sent is still good
     */
    record LoggedIn(IssuedToken token, Session session, Optional<DeviceToken> device)
        implements Result {}

    /** Too many attempts failed; the password was not looked at. */
    record TooMany(Duration waiting) implements Result, TooManyAttempts {}

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
