package dev.portcullis.application.port.in.account;

import static dev.portcullis.application.failure.ErrorCode.NOT_FOUND;
import static dev.portcullis.application.failure.ErrorCode.UPDATE_USER_EMAIL_ALREADY_EXISTS;
import static dev.portcullis.application.failure.ErrorCode.UPDATE_USER_INVALID_PASSWORD;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.login.LostAccess;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.Password;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Changes an account: the caller's own, or any account by an administrator. An empty field stays
 * unchanged.
 *
 * <p>A changed e-mail address becomes unverified. A new password ends the user's sessions, except
 * the session in which the user changes it. A deactivation ends all sessions.
 */
@FunctionalInterface
public interface UpdateUser {
  /** Carries out {@code command} and wipes its password. */
  Result update(Command command);

  /** A request for a change. */
  sealed interface Command {
    /** The client that sends the request. */
    ClientInfo client();

    /** Changes the caller's own account. */
    record Own(
        SignedInUser caller,
        Optional<EmailAddress> email,
        Optional<Password> password,
        Attributes attributes,
        ClientInfo client)
        implements Command {}

    /**
     * Changes any field of any account, for an administrator.
     *
     * @param changes called once, and only if the user exists: a request for an unknown user is
     *     refused as such even if its fields are malformed
     */
    record Any(Administrator by, UserReference user, Supplier<Changes> changes, ClientInfo client)
        implements Command {}
  }

  /**
   * The new values of an account; an empty one leaves the field as it is.
   *
   * @param attributes the installation's own fields that change
   */
  record Changes(
      Optional<EmailAddress> email,
      Optional<Password> password,
      Optional<Boolean> active,
      Optional<Boolean> superuser,
      Optional<Boolean> verified,
      Attributes attributes) {
    /** Changes nothing. */
    public static final Changes NONE =
        new Changes(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Attributes.NONE);

    /** Returns a copy that activates or deactivates the user. */
    public Changes withActive(boolean isActive) {
      return new Changes(email, password, Optional.of(isActive), superuser, verified, attributes);
    }

    /** Returns a copy that makes the user a superuser, or an ordinary user. */
    public Changes withSuperuser(boolean isSuperuser) {
      return new Changes(email, password, active, Optional.of(isSuperuser), verified, attributes);
    }
  }

  /** Possible outcomes. */
  sealed interface Result {
    /**
     * The account has the requested values.
     *
     * @param changed whether the account was different before
     */
    record Updated(User user, boolean changed) implements Result {}

    /** Another account has the new e-mail address. */
    record EmailTaken() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return UPDATE_USER_EMAIL_ALREADY_EXISTS;
      }
    }

    /** The installation's own fields would violate its schema. */
    record InvalidAttributes(List<AttributeViolation> violations) implements Result {
      /** Copies the list. */
      public InvalidAttributes {
        violations = List.copyOf(violations);
      }
    }

    /** The policy rejects the new password. */
    record WeakPassword(String objection) implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return UPDATE_USER_INVALID_PASSWORD;
      }

      @Override
      public Optional<String> reason() {
        return Optional.of(objection);
      }
    }

    /** The caller lost the right to make the change while it waited; nothing is changed. */
    record NoLongerPermitted(LostAccess why) implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return why.code();
      }
    }

    /** There is no such user. */
    record NotFound() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return NOT_FOUND;
      }
    }
  }
}
