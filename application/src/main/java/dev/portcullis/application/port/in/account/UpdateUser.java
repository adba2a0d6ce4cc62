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
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.Password;
import java.util.List;
import java.util.Optional;

/**
 * Changes an account: the caller's own, or any by an administrator. What is empty stays as it is.
 *
 * <p>A changed e-mail address becomes unverified. A new password ends the user's sessions, except
 * the one in which users change their own; a deactivation ends them all.
 */
@FunctionalInterface
public interface UpdateUser {
  /** Wipes the password of {@code command}. */
  Result update(Command command);

  /** Who changes whom, and what. */
  sealed interface Command {
    /** The new password, if there is to be one. */
    Optional<Password> password();

    /** Those of the installation's own fields that are to change. */
    Attributes attributes();

    /** Where the change is asked for. */
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
     * An administrator changes anything of anyone.
     *
     * @param user as {@link GetUser} found it: whoever asks for a change has learned before all
     *     else whether there is somebody to change
     */
    record Any(
        Administrator by,
        User user,
        Optional<EmailAddress> email,
        Optional<Password> password,
        Optional<Boolean> active,
        Optional<Boolean> superuser,
        Optional<Boolean> verified,
        Attributes attributes,
        ClientInfo client)
        implements Command {}
  }

  /** Every way it can come out. */
  sealed interface Result {
    /** The account is as asked, whether or not that changed anything. */
    record Updated(User user) implements Result {}

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

    /** The user is gone by now. */
    record NotFound() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return NOT_FOUND;
      }
    }
  }
}
