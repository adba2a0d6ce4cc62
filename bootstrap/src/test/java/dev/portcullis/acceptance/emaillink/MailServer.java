package dev.portcullis.acceptance.emaillink;

import static com.icegreen.greenmail.configuration.GreenMailConfiguration.aConfig;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real mail server, and access to the mails that it has received. */
final class MailServer implements AutoCloseable {
  private static final Pattern LINK = Pattern.compile("(\\S+)\\?token=(\\S+)");
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration GLANCE = Duration.ofMillis(10);

  /** Link of a mail: the page and the token. */
  record Link(String page, String token) {}

  private final GreenMail server;

  private MailServer(int port) {
    this.server =
        new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP))
            .withConfiguration(aConfig().withDisabledAuthentication());
    server.start();
  }

  /** Starts a server on a free port. */
  static MailServer start() {
    return new MailServer(0);
  }

  static MailServer startOn(int port) {
    return new MailServer(port);
  }

  /** Sets the keys that make an installation send its mail through the server on {@code port}. */
  static void use(Map<String, String> settings, int port) {
    settings.put("PORTCULLIS_MAIL_TRANSPORT", "smtp");
    settings.put("PORTCULLIS_MAIL_SMTP_URL", "smtp://localhost:" + port);
    settings.put("PORTCULLIS_MAIL_FROM", "Camelot <auth@camelot.bt>");
    settings.put("PORTCULLIS_PUBLIC_URL", "https://auth.camelot.bt");
  }

  int port() {
    return server.getSmtp().getPort();
  }

  /** Waits for a mail to {@code email}, and returns the link of the first one. */
  Link linkFor(String email) {
    await().atMost(TIMEOUT).pollInterval(GLANCE).until(() -> !linksFor(email).isEmpty());
    return linksFor(email).getFirst();
  }

  List<Link> linksFor(String email) {
    return Stream.of(server.getReceivedMessages())
        .filter(mail -> to(mail).equals(email))
        .map(MailServer::link)
        .toList();
  }

  /** Returns the recipients of all mails, once for each mail. */
  List<String> addressees() {
    return Stream.of(server.getReceivedMessages()).map(MailServer::to).toList();
  }

  private static String to(MimeMessage mail) {
    try {
      return mail.getRecipients(Message.RecipientType.TO)[0].toString();
    } catch (MessagingException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  private static Link link(MimeMessage mail) {
    try {
      var text = (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
      Matcher link = LINK.matcher(text);
      if (!link.find()) {
        throw new AssertionError("no link in " + text);
      }
      return new Link(link.group(1), link.group(2));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (MessagingException malformed) {
      throw new IllegalStateException(malformed);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
