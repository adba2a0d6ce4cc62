package dev.portcullis.application.port.in.registration;

import static dev.portcullis.application.failure.ErrorCode.REGISTER_INVALID_PASSWORD;
import static dev.portcullis.application.failure.ErrorCode.REGISTER_USER_ALREADY_EXISTS;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.password.Password;
import java.util.List;
import java.util.Optional;

/** Opens an account for an e-mail address that nobody has claimed yet. */
@FunctionalInterface
public interface RegisterUser {
  /** Wipes the password of {@code command}. */
  Result register(Command command);

  /** Who wants an account, with which of the installation's own fields, from where. */
  record Command(EmailAddress email, Password password, Attributes attributes, ClientInfo client) {}

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

    /** The installation's own fields are not as its schema wants them. */
    record InvalidAttributes(List<AttributeViolation> violations) implements Result {
      /** Copies the list. */
      public InvalidAttributes {
        violations = List.copyOf(violations);
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
