package dev.portcullis.application.port.in;

import static dev.portcullis.application.port.in.ErrorCode.REGISTER_INVALID_PASSWORD;
import static dev.portcullis.application.port.in.ErrorCode.REGISTER_USER_ALREADY_EXISTS;

import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import java.util.Optional;

/** Opens an account for an e-mail address that nobody has claimed yet. */
@FunctionalInterface
public interface RegisterUser {
  /** Wipes the password of {@code command}. */
  Result register(Command command);

  /** Who wants an account. */
  record Command(EmailAddress email, Password password) {}

  /** Every way it can come out. */
  sealed interface Result {
    /** The account is open: active, unverified, no superuser. */
    record Registered(User user) implements Result {}

    /** Somebody has claimed the address. */
    record EmailTaken() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return REGISTER_USER_ALREADY_EXISTS;
      }
    }

    /** The policy objects to the password. */
    record WeakPassword(String objection) implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return REGISTER_INVALID_PASSWORD;
      }

      @Override
      public Optional<String> reason() {
        return Optional.of(objection);
      }
    }
  }
}
