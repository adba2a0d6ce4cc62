package dev.portcullis.application.port.in.emaillink;

import static dev.portcullis.application.failure.ErrorCode.VERIFY_USER_ALREADY_VERIFIED;
import static dev.portcullis.application.failure.ErrorCode.VERIFY_USER_BAD_TOKEN;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.login.ClientInfo;

/** Verifies the e-mail address of whoever got the link that was sent there. */
@FunctionalInterface
public interface VerifyEmail {
  /** Of many at once with one token, exactly one verifies. */
  Result verify(Command command);

  /** By which token, from where. */
  record Command(LinkSecret token, ClientInfo client) {}

  /** Every way it can come out. */
  sealed interface Result {
    /** The address is verified from now on. */
    record Verified(User user) implements Result {}

    /** No such token, or it expired, or a later change of the account made it pointless. */
    record BadToken() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return VERIFY_USER_BAD_TOKEN;
      }
    }

    /** A good token, but the address is verified already; maybe by this very token. */
    record AlreadyVerified() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return VERIFY_USER_ALREADY_VERIFIED;
      }
    }
  }
}
