package dev.portcullis.application.port.in.emaillink;

import dev.portcullis.application.failure.TooManyAttempts;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;

/**
 * Requests a mail with a link to set a new password. The mail is sent if an active user has the
 * address. The caller gets the same answer, in the same time, whether or not there is such a user.
 */
@FunctionalInterface
public interface ForgotPassword {
  /** Queues the request; the mail is sent later. */
  Result request(Command command);

  /** E-mail address and client. */
  record Command(EmailAddress email, ClientInfo client) {}

  /** Possible outcomes. */
  sealed interface Result {
    /** The request is queued. */
    record Queued() implements Result {}

    /** Too many requests from the client's network; nothing is queued. */
    record TooMany(Duration waiting) implements Result, TooManyAttempts {}
  }
}
