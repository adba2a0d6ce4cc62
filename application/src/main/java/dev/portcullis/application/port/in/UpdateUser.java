package dev.portcullis.application.port.in;

import static dev.portcullis.application.port.in.ErrorCode.NOT_FOUND;
import static dev.portcullis.application.port.in.ErrorCode.UNAUTHORIZED;
import static dev.portcullis.application.port.in.ErrorCode.UPDATE_USER_EMAIL_ALREADY_EXISTS;
import static dev.portcullis.application.port.in.ErrorCode.UPDATE_USER_INVALID_PASSWORD;

import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.session.Administrator;
import dev.portcullis.domain.session.Caller;
import dev.portcullis.domain.session.Client;
import dev.portcullis.domain.user.Attributes;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.Violation;
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
    Client client();

    /** Callers change what is theirs to change. */
    record Own(
        Caller caller,
        Optional<EmailAddress> email,
        Optional<Password> password,
        Attributes attributes,
        Client client)
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
        Client client)
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
    record InvalidAttributes(List<Violation> violations) implements Result {
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
