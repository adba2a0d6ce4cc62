package dev.portcullis.application.port.in;

import static dev.portcullis.application.port.in.ErrorCode.NOT_FOUND;

import dev.portcullis.domain.session.Administrator;
import dev.portcullis.domain.session.Client;
import dev.portcullis.domain.user.UserReference;

/** Deletes any user's account, and with it all the user's sessions. */
@FunctionalInterface
public interface DeleteUser {
  /** Deletes it. */
  Result delete(Command command);

  /** Who deletes whom, from where. */
  record Command(Administrator by, UserReference user, Client client) {}

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
