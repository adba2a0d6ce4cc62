package dev.portcullis.adapters.mail;

import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes links to the log instead of sending mail. For development only, because every reader of
 * the log can use the links.
 */
public final class LogMailer implements Mailer {
  private static final Logger LOG = LoggerFactory.getLogger(LogMailer.class);

  private final Links links;

  /** Creates a mailer whose links start with {@code publicUrl}. */
  public LogMailer(URI publicUrl) {
    this.links = new Links(publicUrl);
  }

  @Override
  public void send(OutgoingMail mail) {
    LOG.info("Mail to {}: {}", mail.to(), links.in(mail));
  }
}
