package dev.portcullis.adapters.mail;

import dev.portcullis.adapters.mail.template.MailTemplates;
import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.LinkMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.NoticeMail;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes links, and the kinds of notices, to the log instead of sending mail. For development only,
 * because every reader of the log can use the links.
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
    switch (mail) {
      case LinkMail link -> LOG.info("Mail to {}: {}", link.to(), links.in(link));
      case NoticeMail notice ->
          LOG.info("Mail to {}: {}", notice.to(), MailTemplates.name(notice.kind()));
    }
  }
}
