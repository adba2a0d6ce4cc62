package dev.portcullis.application.port.in.login;

import static dev.portcullis.application.failure.ErrorCode.FORBIDDEN;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;

/** Admits a superuser to an administrative call. The refusal of any other user is an event. */
@FunctionalInterface
public interface AdmitAdministrator {
  /** Checks the right. */
  Result admit(Command command);

  /**
   * Authenticated caller and client of the request.
   *
   * @param call the name of the call, such as {@code DeleteUser}
   */
  record Command(SignedInUser caller, String call, ClientInfo client) {}

  /** Possible outcomes. */
  sealed interface Result {
    /** The caller is a superuser. */
    record Admitted(Administrator administrator) implements Result {}

    /** The caller is an ordinary user. */
    record NotSuperuser() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return FORBIDDEN;
      }
    }
  }
}
