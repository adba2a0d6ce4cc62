package dev.portcullis.application.port.in.account;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.ForwardedRejection;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.login.ConfirmationFailure;
import dev.portcullis.application.port.in.login.CurrentPassword;
import dev.portcullis.application.port.in.login.LostAccess;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;

/** Deletes the caller's own account and all the caller's sessions. */
@FunctionalInterface
public interface DeleteCurrentUser {
  /**
   * Deletes the account, if the caller sends the current password or has logged in recently. Wipes
   * the password.
   */
  Result delete(Command command);

  /** Caller, current password and client. */
  record Command(SignedInUser caller, CurrentPassword current, ClientInfo client) {}

  /** Possible outcomes. */
  sealed interface Result {
    /** The account is gone. */
    record Deleted() implements Result {}

    /** It isn't proven that the user asks for it; nothing is changed. */
    record NotConfirmed(ConfirmationFailure why) implements Result, ForwardedRejection {}

    /** The caller's session ended while the request waited; nothing is changed. */
    record NoLongerPermitted(LostAccess why) implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return why.code();
      }
    }
  }
}
