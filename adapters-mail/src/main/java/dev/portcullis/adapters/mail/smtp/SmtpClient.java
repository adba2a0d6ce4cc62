package dev.portcullis.adapters.mail.smtp;

import dev.portcullis.adapters.mail.smtp.SmtpServer.Login;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.simplejavamail.api.email.Email;
import org.simplejavamail.converter.EmailConverter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands mails to one server, each over a connection of its own. Thread-safe. */
public final class SmtpClient {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpClient.class);

  private final SmtpServer server;
  private final String protocol;
  private final Session plain;
  private final Session international;

  public SmtpClient(SmtpServer server, SmtpSession session) {
    this.server = server;
    this.protocol = session.protocol();
    this.plain = session.open(false);
    this.international = session.open(true);
  }

  /**
   * Returns when the server has taken the mail.
   *
   * @throws MessagingException when it hasn't
   */
  public void deliver(Email email, boolean isInternational) throws MessagingException {
    Session session = isInternational ? international : plain;
    var message = EmailConverter.emailToMimeMessage(email, session);
    var transport = (SMTPTransport) session.getTransport(protocol);
    try {
      transport.connect(
          server.host(),
          server.port(),
          server.login().map(Login::user).orElse(null),
          server.login().map(Login::password).orElse(null));
      if (isInternational && !transport.supportsExtension("SMTPUTF8")) {
        throw new AddressNotSupported();
      }
      transport.sendMessage(message, message.getAllRecipients());
    } finally {
      hangUp(transport);
    }
  }

  /** What the server has taken, it has taken, whatever becomes of the good-bye. */
  private static void hangUp(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException gone) {
      LOG.debug("The mail server has hung up first");
    }
  }

  /** The server takes no addresses beyond ASCII (RFC 6531, section 3.2). */
  public static final class AddressNotSupported extends MessagingException {
    private static final long serialVersionUID = 1L;
  }
}
