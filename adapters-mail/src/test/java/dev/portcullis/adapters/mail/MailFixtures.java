package dev.portcullis.adapters.mail;

import dev.portcullis.adapters.mail.smtp.SmtpServer;
import dev.portcullis.adapters.mail.smtp.SmtpServer.Encryption;
import dev.portcullis.adapters.mail.smtp.SmtpServer.Login;
import dev.portcullis.adapters.mail.template.MailTemplates;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.LinkMail;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.emaillink.LinkSecret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** Mails and mailers for tests. */
final class MailFixtures {
  static final LinkSecret SECRET = new LinkSecret("s3cret-of-the-grail_1");
  static final Sender SENDER =
      new Sender(Optional.of("Camelot"), new EmailAddress("auth@camelot.example"));
  static final MailWriter WRITER =
      new MailWriter(
          SENDER, URI.create("https://auth.camelot.example"), MailTemplates.read(Optional.empty()));

  private MailFixtures() {}

  static LinkMail reset(String to) {
    return new LinkMail(MailKind.PASSWORD_RESET, new EmailAddress(to), SECRET, Duration.ofHours(1));
  }

  static SmtpMailer mailer(int port) {
    return mailer(server(port, Encryption.NONE), WRITER);
  }

  static SmtpMailer mailer(SmtpServer server, MailWriter writer) {
    return mailer(server, writer, Duration.ofSeconds(20));
  }

  static SmtpMailer mailer(SmtpServer server, MailWriter writer, Duration timeout) {
    return new SmtpMailer(
        server, writer, (SSLSocketFactory) SSLSocketFactory.getDefault(), timeout);
  }

  static SmtpServer server(int port, Encryption encryption) {
    return new SmtpServer("localhost", port, encryption, Optional.empty());
  }

  static SmtpServer server(int port, Encryption encryption, String user, String password) {
    return new SmtpServer("localhost", port, encryption, Optional.of(new Login(user, password)));
  }
}
