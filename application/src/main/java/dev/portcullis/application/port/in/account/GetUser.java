package dev.portcullis.application.port.in.account;

import static dev.portcullis.application.failure.ErrorCode.NOT_FOUND;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.login.Administrator;

/** Returns a user to an administrator. */
@FunctionalInterface
public interface GetUser {
  /** Looks the user up. */
  Result get(Command command);

  /** Administrator, and user to look up. */
  record Command(Administrator by, UserReference user) {}

  /** Possible outcomes. */
  sealed interface Result {
    /** The user exists. */
    record Found(User user) implements Result {}

    /** There is no such user. */
    record NotFound() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return NOT_FOUND;
      }
    }
  }
}
