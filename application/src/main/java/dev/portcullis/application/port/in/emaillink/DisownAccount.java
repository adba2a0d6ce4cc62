package dev.portcullis.application.port.in.emaillink;

import static dev.portcullis.application.failure.ErrorCode.VERIFY_USER_ALREADY_VERIFIED;
import static dev.portcullis.application.failure.ErrorCode.VERIFY_USER_BAD_TOKEN;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.login.ClientInfo;

/**
 * Takes an account from the person who opened it with another person's e-mail address: removes its
 * password, sessions and links to providers, by the token that was sent to the address for its
 * verification. The owner of the address can then set a password by mail.
 */
@FunctionalInterface
public interface DisownAccount {
  /** Disowns the account. Of concurrent requests with one token, exactly one does. */
  Result disown(Command command);

  /** Token and client. */
  record Command(LinkSecret token, ClientInfo client) {}

  /** Possible outcomes. */
  sealed interface Result {
    /** No way to log in to the account is left. */
    record Disowned() implements Result {}

    /**
     * The token is unknown, spent or expired, or a later change of the account has made it void.
     */
    record BadToken() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return VERIFY_USER_BAD_TOKEN;
      }
    }

    /** The address is verified, so its owner has accepted the account. */
    record AlreadyVerified() implements Result, Rejection {
      @Override
      public ErrorCode code() {
        return VERIFY_USER_ALREADY_VERIFIED;
      }
    }
  }
}
