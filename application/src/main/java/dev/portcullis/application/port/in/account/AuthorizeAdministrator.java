package dev.portcullis.application.port.in.account;

import static dev.portcullis.application.failure.ErrorCode.FORBIDDEN;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.SignedInUser;

/** Finds out whether a caller may administer other users. */
@FunctionalInterface
public interface AuthorizeAdministrator {
  /** Decides. */
  Result authorize(Command command);

  /** Who wants to. */
  record Command(SignedInUser caller) {}

  /** Every way it can come out. */
  sealed interface Result {
    /** The caller may. */
    record Authorized(Administrator administrator) implements Result {}

    /** The caller is no superuser. */
    record NotSuperuser() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return FORBIDDEN;
      }
    }
  }
}
