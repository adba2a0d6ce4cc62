package dev.portcullis.application.port.in.login;

import static dev.portcullis.application.failure.ErrorCode.UNAUTHORIZED;
import static dev.portcullis.application.failure.ErrorCode.USER_NOT_VERIFIED;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.ClientInfo;
import java.util.List;

/** Ends the session of each token of a request, in any backend. */
@FunctionalInterface
public interface LogOut {
  /**
   * Ends the sessions: every token that proves one of them is invalid from now on, on every node.
   *
   * @throws StoreUnavailable when a token may still be valid because a store doesn't answer; the
   *     sessions of all other tokens have ended, and a retry is safe
   */
  Result logOut(Command command);

  /** All tokens of the request, and its client. */
  record Command(List<AccessToken> tokens, ClientInfo client) {
    /** Copies the list. */
    public Command {
      tokens = List.copyOf(tokens);
    }
  }

  /** Possible outcomes. */
  sealed interface Result {
    /** At least one of the tokens was valid; now none is. */
    record LoggedOut() implements Result {}

    /** No token proves an open session of an active user. */
    record NotAuthenticated() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return UNAUTHORIZED;
      }
    }

    /**
     * A token belongs to a user whom the installation requires to verify the e-mail address first;
     * no session is ended.
     */
    record NotVerified() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return USER_NOT_VERIFIED;
      }
    }
  }
}
