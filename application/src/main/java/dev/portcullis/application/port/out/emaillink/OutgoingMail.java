package dev.portcullis.application.port.out.emaillink;

import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.LinkSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

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

  /**
   * A mail without a link that tells what happened to the recipient's account.
   *
   * @param at when it happened
   * @param address the network address of the client that did it; empty if unknown
   * @param parameters further values for the text, by name, such as the provider's
   */
  record NoticeMail(
      MailKind kind, EmailAddress to, Instant at, String address, Map<String, String> parameters)
      implements OutgoingMail {
    /** Copies the parameters. */
    public NoticeMail {
      parameters = Map.copyOf(parameters);
    }
  }
}
