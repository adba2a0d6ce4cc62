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

/** Sends mails to one server, each over a new connection. Thread-safe. */
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
   * Sends a mail, and returns the codes of the reply when the server has accepted it.
   *
   * @throws MessagingException when the server hasn't accepted it
   */
  public String deliver(Email email, boolean isInternational) throws MessagingException {
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
      return SmtpReply.in(String.valueOf(transport.getLastServerResponse()))
          .map(SmtpReply::toString)
          .orElse("");
    } finally {
      hangUp(transport);
    }
  }

  /** A failure is only logged: the server has already accepted or rejected the mail. */
  private static void hangUp(Transport transport) {
    try {
      transport.close();
    } catch (MessagingException gone) {
      LOG.debug("The mail server closed the connection first");
    }
  }

  /** The server doesn't support non-ASCII addresses (RFC 6531, section 3.2). */
  public static final class AddressNotSupported extends MessagingException {
    private static final long serialVersionUID = 1L;
  }
}
