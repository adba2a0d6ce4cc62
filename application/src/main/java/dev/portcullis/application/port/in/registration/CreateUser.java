package dev.portcullis.application.port.in.registration;

import static dev.portcullis.application.failure.ErrorCode.REGISTER_INVALID_PASSWORD;
import static dev.portcullis.application.failure.ErrorCode.REGISTER_USER_ALREADY_EXISTS;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.login.LostAccess;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.password.Password;
import java.util.List;
import java.util.Optional;

/** Opens an account for another user, who may be a superuser from the start. */
@FunctionalInterface
public interface CreateUser {
  /** Carries out {@code command} and wipes its password. */
  Result create(Command command);

  /** Administrator, and the new account's values. */
  record Command(
      Administrator by,
      EmailAddress email,
      Password password,
      Attributes attributes,
      boolean superuser,
      boolean verified) {}

  /** Possible outcomes. */
  sealed interface Result {
    /** The account is open and active. */
    record Created(User user) implements Result {}

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

    /** The administrator lost the right while the request waited; nothing is changed. */
    record NoLongerPermitted(LostAccess why) implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return why.code();
      }
    }
  }
}
