package dev.portcullis.adapters.mail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.portcullis.application.contract.emaillink.MailerContract;
import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.domain.account.EmailAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.slf4j.LoggerFactory;

final class LogMailerTest implements MailerContract {
  private final Logger log = (Logger) LoggerFactory.getLogger(LogMailer.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Mailer mailer = new LogMailer(URI.create("https://auth.camelot.example"));

  @BeforeEach
  void listen() {
    log.setLevel(Level.INFO);
    log.setAdditive(false);
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(lines);
  }

  @Override
  public Mailer mailer() {
    return mailer;
  }

  @Override
  public List<String> mailsTo(EmailAddress addressee) {
    return lines.list.stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.startsWith("Mail to " + addressee + ": "))
        .toList();
  }
}
