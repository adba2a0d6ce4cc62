package dev.portcullis.application.port.in.account;

import static dev.portcullis.application.failure.ErrorCode.NOT_FOUND;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.login.LostAccess;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;

/** Deletes a user's account and all the user's sessions. */
@FunctionalInterface
public interface DeleteUser {
  /** Deletes the account. */
  Result delete(Command command);

  /** Administrator, user to delete, and client. */
  record Command(Administrator by, UserReference user, ClientInfo client) {}

  /** Possible outcomes. */
  sealed interface Result {
    /** The account is gone. */
    record Deleted() implements Result {}

    /** There was no such account. */
    record NotFound() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return NOT_FOUND;
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
