package dev.portcullis.application.port.in.account;

import static dev.portcullis.application.failure.ErrorCode.NOT_FOUND;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;

/** Deletes any user's account, and with it all the user's sessions. */
@FunctionalInterface
public interface DeleteUser {
  /** Deletes it. */
  Result delete(Command command);

  /** Who deletes whom, from where. */
  record Command(Administrator by, UserReference user, ClientInfo client) {}

  /** Every way it can come out. */
  sealed interface Result {
    /** The account is gone. */
    record Deleted() implements Result {}

    /** There was none. */
    record NotFound() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return NOT_FOUND;
      }
    }
  }
}
