package dev.portcullis.bootstrap;

import dev.portcullis.adapters.mail.LogMailer;
import dev.portcullis.adapters.mail.SmtpMailer;
import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.application.port.out.emaillink.Mailer.NotSent;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.account.EmailAddress;
import java.net.URI;
import java.util.Optional;

/** Factory of the configured mailer. */
public final class Mailers {
  private Mailers() {}

  static Mailer of(Configuration configuration) {
    URI publicUrl = configuration.rest().publicUrl();
    return smtp(configuration)
        .<Mailer>map(mailer -> mailer)
        .orElseGet(() -> new LogMailer(publicUrl));
  }

  /**
   * Sends a test mail, and returns the mail server and the codes of its reply; empty if no mail
   * server is configured.
   *
   * @throws NotSent when the server has not accepted the mail
   */
  public static Optional<String> sendTest(Configuration configuration, EmailAddress to) {
    return smtp(configuration).map(mailer -> mailer.sendTest(to));
  }

  private static Optional<SmtpMailer> smtp(Configuration configuration) {
    URI publicUrl = configuration.rest().publicUrl();
    return configuration
        .smtp()
        .map(smtp -> new SmtpMailer(smtp.server(), smtp.from(), publicUrl, smtp.templates()));
  }
}
