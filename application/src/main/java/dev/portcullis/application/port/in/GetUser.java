package dev.portcullis.application.port.in;

import static dev.portcullis.application.port.in.ErrorCode.NOT_FOUND;

import dev.portcullis.domain.session.Administrator;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserReference;

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
