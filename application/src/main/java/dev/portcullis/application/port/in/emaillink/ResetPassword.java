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

/** Sets a new password for whoever got the link that was sent, and ends all the user's sessions. */
@FunctionalInterface
public interface ResetPassword {
  /** Wipes the password of {@code command}. Of many at once with one token, exactly one works. */
  Result reset(Command command);

  /** By which token, to which password, from where. */
  record Command(LinkSecret token, Password password, ClientInfo client) {}

  /** Every way it can come out. */
  sealed interface Result {
    /** The password is the new one. */
    record PasswordSet(User user) implements Result {}

    /**
     * No such token, or it is spent or expired, or a later change of the account made it pointless,
     * or its user is inactive.
     */
    record BadToken() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return RESET_PASSWORD_BAD_TOKEN;
      }
    }

    /** The policy objects to the password; the token can be used again. */
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
