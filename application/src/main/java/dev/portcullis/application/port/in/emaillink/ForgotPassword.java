package dev.portcullis.application.port.in.emaillink;

import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.login.ClientInfo;

/**
 * Requests a mail with a link to set a new password. The mail is sent if an active user has the
 * address. The caller gets the same answer, in the same time, whether or not there is such a user.
 */
@FunctionalInterface
public interface ForgotPassword {
  /** Queues the request; the mail is sent later. */
  void request(Command command);

  /** E-mail address and client. */
  record Command(EmailAddress email, ClientInfo client) {}
}
