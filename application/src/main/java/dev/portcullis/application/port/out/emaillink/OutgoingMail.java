package dev.portcullis.application.port.out.emaillink;

import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.LinkSecret;
import java.time.Duration;

/** A mail that is ready to be written and sent. */
public sealed interface OutgoingMail {
  /** The recipient. */
  EmailAddress to();

  /**
   * A mail whose link verifies the recipient's address.
   *
   * @param secret goes into the link
   * @param lifetime how long the link works
   */
  record VerificationMail(EmailAddress to, LinkSecret secret, Duration lifetime)
      implements OutgoingMail {}

  /**
   * A mail whose link sets a new password.
   *
   * @param secret goes into the link
   * @param lifetime how long the link works
   */
  record PasswordResetMail(EmailAddress to, LinkSecret secret, Duration lifetime)
      implements OutgoingMail {}
}
