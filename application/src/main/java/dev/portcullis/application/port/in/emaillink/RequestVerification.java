package dev.portcullis.application.port.in.emaillink;

import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.login.ClientInfo;

/**
 * Asks for a mail with a link by which users show that the address is theirs. It comes if there is
 * an active user with the address who is not verified; whoever asks is told the same, in the same
 * time, whether or not there is.
 */
@FunctionalInterface
public interface RequestVerification {
  /** Asks; the mail leaves later. */
  void request(Command command);

  /** For which address, from where. */
  record Command(EmailAddress email, ClientInfo client) {}
}
