package dev.portcullis.application.port.in.login;

import static dev.portcullis.application.failure.ErrorCode.UNAUTHORIZED;
import static dev.portcullis.application.failure.ErrorCode.USER_NOT_VERIFIED;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.ClientInfo;
import java.util.List;

/** Ends the session of every token that a caller shows, whichever backend each comes from. */
@FunctionalInterface
public interface LogOut {
  /**
   * Ends them: every token that proves one of them is worthless from now on, everywhere.
   *
   * @throws StoreUnavailable when one of the tokens may still be good, because a store doesn't
   *     answer; the sessions of all others have ended nonetheless, and trying again is safe
   */
  Result logOut(Command command);

  /** All tokens that the call carries, and where it comes from. */
  record Command(List<AccessToken> tokens, ClientInfo client) {
    /** Copies the list. */
    public Command {
      tokens = List.copyOf(tokens);
    }
  }

  /** Every way it can come out. */
  sealed interface Result {
    /** At least one of the tokens was good; now none is. */
    record LoggedOut() implements Result {}

    /** No token proves an open session of an active user. */
    record NotAuthenticated() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return UNAUTHORIZED;
      }
    }

    /** One of the tokens is of a user whom this installation wants verified first; none ends. */
    record NotVerified() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return USER_NOT_VERIFIED;
      }
    }
  }
}
