package dev.portcullis.application.port.in.account;

import static dev.portcullis.application.failure.ErrorCode.NOT_FOUND;
import static dev.portcullis.application.failure.ErrorCode.UNAUTHORIZED;
import static dev.portcullis.application.failure.ErrorCode.UPDATE_USER_EMAIL_ALREADY_EXISTS;
import static dev.portcullis.application.failure.ErrorCode.UPDATE_USER_INVALID_PASSWORD;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
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
 * Changes an account: the caller's own, or any by an administrator. What is empty stays as it is.
 *
 * <p>A changed e-mail address becomes unverified. A new password ends the user's sessions, except
 * the one in which users change their own; a deactivation ends them all.
 */
@FunctionalInterface
public interface UpdateUser {
  /** Carries out {@code command} and wipes its password. */
  Result update(Command command);

  /** One request for a change. */
  sealed interface Command {
    /** The client that sends the request. */
    ClientInfo client();

    /** Callers change what is theirs to change. */
    record Own(
        SignedInUser caller,
        Optional<EmailAddress> email,
        Optional<Password> password,
        Attributes attributes,
        ClientInfo client)
        implements Command {}

    /**
     * An administrator changes any field of any account.
     *
     * @param changes called once, and only if the user exists: a request for an unknown user is
     *     answered so, even if its fields are malformed
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

    /** Lets the user log in, or keeps the user out. */
    public Changes withActive(boolean isActive) {
      return new Changes(email, password, Optional.of(isActive), superuser, verified, attributes);
    }

    /** Makes the user a superuser, or an ordinary user. */
    public Changes withSuperuser(boolean isSuperuser) {
      return new Changes(email, password, active, Optional.of(isSuperuser), verified, attributes);
    }
  }

  /** Every way it can come out. */
  sealed interface Result {
    /**
     * The account is as asked.
     *
     * @param changed whether it was different before
     */
    record Updated(User user, boolean changed) implements Result {}

    /** Another account has the new address. */
    record EmailTaken() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return UPDATE_USER_EMAIL_ALREADY_EXISTS;
      }
    }

    /** The installation's own fields would not be as its schema wants them. */
    record InvalidAttributes(List<AttributeViolation> violations) implements Result {
      /** Copies the list. */
      public InvalidAttributes {
        violations = List.copyOf(violations);
      }
    }

    /** The policy objects to the new password. */
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

    /** The caller's own session ended before the change could be made. */
    record SessionOver() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return UNAUTHORIZED;
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
