package dev.portcullis.application.port.in.account;

import static dev.portcullis.application.failure.ErrorCode.NOT_FOUND;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.login.Administrator;

/** Shows an administrator any user. */
@FunctionalInterface
public interface GetUser {
  /** Looks the user up. */
  Result get(Command command);

  /** Who asks for whom. */
  record Command(Administrator by, UserReference user) {}

  /** Every way it can come out. */
  sealed interface Result {
    /** There is such a user. */
    record Found(User user) implements Result {}

    /** There is none. */
    record NotFound() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return NOT_FOUND;
      }
    }
  }
}
