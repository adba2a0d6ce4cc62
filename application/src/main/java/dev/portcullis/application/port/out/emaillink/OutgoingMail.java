package dev.portcullis.application.port.out.emaillink;

import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.LinkSecret;
import java.time.Duration;

/**
 * A mail that is ready to be written and sent. Its shape says which parts it has; its kind says
 * which texts it has. So a mailer needs no change for a new kind.
 */
public sealed interface OutgoingMail {
  /** The kind. */
  MailKind kind();

  /** The recipient. */
  EmailAddress to();

  /**
   * A mail with a link that works once.
   *
   * @param secret goes into the link
   * @param lifetime how long the link works
   */
  record LinkMail(MailKind kind, EmailAddress to, LinkSecret secret, Duration lifetime)
      implements OutgoingMail {}
}
