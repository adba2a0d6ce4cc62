package dev.portcullis.application.port.in.emaillink;

import static dev.portcullis.application.failure.ErrorCode.VERIFY_USER_ALREADY_VERIFIED;
import static dev.portcullis.application.failure.ErrorCode.VERIFY_USER_BAD_TOKEN;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.login.ClientInfo;

/** Verifies an e-mail address by the token of the link that was sent to it. */
@FunctionalInterface
public interface VerifyEmail {
  /** Verifies the address. Of concurrent requests with one token, exactly one verifies it. */
  Result verify(Command command);

  /** Token and client. */
  record Command(LinkSecret token, ClientInfo client) {}

  /** Possible outcomes. */
  sealed interface Result {
    /** The address is verified from now on. */
    record Verified(User user) implements Result {}

    /** The token is unknown or expired, or a later change of the account has made it void. */
    record BadToken() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return VERIFY_USER_BAD_TOKEN;
      }
    }

    /** The token is valid, but the address is verified already, maybe by the same token. */
    record AlreadyVerified() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return VERIFY_USER_ALREADY_VERIFIED;
      }
    }
  }
}
