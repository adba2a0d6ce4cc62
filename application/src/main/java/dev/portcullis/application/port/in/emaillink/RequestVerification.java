package dev.portcullis.application.port.in.emaillink;

import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.login.ClientInfo;

/**
 * Requests a mail with a link that verifies the e-mail address. The mail is sent if an active,
 * unverified user has the address. The caller gets the same answer, in the same time, whether or
 * not there is such a user.
 */
@FunctionalInterface
public interface RequestVerification {
  /** Queues the request; the mail is sent later. */
  void request(Command command);

  /** E-mail address and client. */
  record Command(EmailAddress email, ClientInfo client) {}
}
