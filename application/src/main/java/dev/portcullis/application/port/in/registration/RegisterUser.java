package dev.portcullis.application.port.in.registration;

import static dev.portcullis.application.failure.ErrorCode.REGISTER_INVALID_PASSWORD;
import static dev.portcullis.application.failure.ErrorCode.REGISTER_USER_ALREADY_EXISTS;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.failure.TooManyAttempts;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.password.Password;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Opens an account for an e-mail address that no account has. */
@FunctionalInterface
public interface RegisterUser {
  /** Carries out {@code command} and wipes its password. */
  Result register(Command command);

  /** E-mail address, password, the installation's own fields, and client. */
  record Command(EmailAddress email, Password password, Attributes attributes, ClientInfo client) {}

  /** Possible outcomes. */
  sealed interface Result {
    /** The account is open: active, unverified, no superuser. */
    record Registered(User user) implements Result {}

    /** Another account has the e-mail address. */
    record EmailTaken() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return REGISTER_USER_ALREADY_EXISTS;
      }
    }

    /** The installation's own fields violate its schema. */
    record InvalidAttributes(List<AttributeViolation> violations) implements Result {
      /** Copies the list. */
      public InvalidAttributes {
        violations = List.copyOf(violations);
      }
    }

    /** The policy rejects the password. */
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

    /** Too many registrations from the client's network; nothing was looked at. */
    record TooMany(Duration waiting) implements Result, TooManyAttempts {}
  }
}
