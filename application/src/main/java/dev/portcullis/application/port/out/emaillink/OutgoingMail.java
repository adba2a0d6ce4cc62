package dev.portcullis.application.port.out.emaillink;

import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.LinkSecret;
import java.time.Duration;

/**
 * A mail that is ready to be written and sent. The type says which parts the mail has, the kind
 * says which texts, so a new kind needs no change in a mailer.
 */
public sealed interface OutgoingMail {
  /** The kind. */
  MailKind kind();

  /** The recipient. */
  EmailAddress to();

  /**
   * A mail with a link that works once.
   *
   * @param secret the secret in the link
   * @param lifetime how long the link works
   */
  record LinkMail(MailKind kind, EmailAddress to, LinkSecret secret, Duration lifetime)
      implements OutgoingMail {}
}
