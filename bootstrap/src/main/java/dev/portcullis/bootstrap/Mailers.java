package dev.portcullis.bootstrap;

import dev.portcullis.adapters.mail.LogMailer;
import dev.portcullis.adapters.mail.SmtpMailer;
import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.bootstrap.configuration.Configuration;
import java.net.URI;

/** Factory of the configured mailer. */
final class Mailers {
  private Mailers() {}

  static Mailer of(Configuration configuration) {
    URI publicUrl = configuration.rest().publicUrl();
    return configuration
        .smtp()
        .<Mailer>map(
            smtp -> new SmtpMailer(smtp.server(), smtp.from(), publicUrl, smtp.templates()))
        .orElseGet(() -> new LogMailer(publicUrl));
  }
}
