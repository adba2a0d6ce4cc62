package dev.portcullis.application.port.in.emaillink;

import static dev.portcullis.application.failure.ErrorCode.RESET_PASSWORD_BAD_TOKEN;
import static dev.portcullis.application.failure.ErrorCode.RESET_PASSWORD_INVALID_PASSWORD;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.password.Password;
import java.util.Optional;

/** Sets a new password by the token of a mailed link, and ends all the user's sessions. */
@FunctionalInterface
public interface ResetPassword {
  /**
   * Carries out {@code command} and wipes its password. Of concurrent requests with one token,
   * exactly one succeeds.
   */
  Result reset(Command command);

  /** Token, new password and client. */
  record Command(LinkSecret token, Password password, ClientInfo client) {}

  /** Possible outcomes. */
  sealed interface Result {
    /** The new password is set. */
    record PasswordSet(User user) implements Result {}

    /**
     * The token is unknown, spent or expired, a later change of the account has made it void, or
     * its user is inactive.
     */
    record BadToken() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return RESET_PASSWORD_BAD_TOKEN;
      }
    }

    /** The policy rejects the password; the token can be used again. */
    record WeakPassword(String objection) implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return RESET_PASSWORD_INVALID_PASSWORD;
      }

      @Override
      public Optional<String> reason() {
        return Optional.of(objection);
      }
    }
  }
}
