package dev.portcullis.application.port.in;

import static dev.portcullis.application.port.in.ErrorCode.REGISTER_INVALID_PASSWORD;
import static dev.portcullis.application.port.in.ErrorCode.REGISTER_USER_ALREADY_EXISTS;

import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.session.Client;
import dev.portcullis.domain.user.Attributes;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.Violation;
import java.util.List;
import java.util.Optional;

/** Opens an account for an e-mail address that nobody has claimed yet. */
@FunctionalInterface
public interface RegisterUser {
  /** Wipes the password of {@code command}. */
  Result register(Command command);

  /** Who wants an account, with which of the installation's own fields, from where. */
  record Command(EmailAddress email, Password password, Attributes attributes, Client client) {}

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
    record InvalidAttributes(List<Violation> violations) implements Result {
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
