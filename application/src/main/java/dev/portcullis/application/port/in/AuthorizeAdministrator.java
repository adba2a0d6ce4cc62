package dev.portcullis.application.port.in;

import static dev.portcullis.application.port.in.ErrorCode.FORBIDDEN;

import dev.portcullis.domain.session.Administrator;
import dev.portcullis.domain.session.Caller;

/** Finds out whether a caller may administer other users. */
@FunctionalInterface
public interface AuthorizeAdministrator {
  /** Decides. */
  Result authorize(Command command);

  /** Who wants to. */
  record Command(Caller caller) {}

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
