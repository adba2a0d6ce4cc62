package dev.portcullis.adapters.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.portcullis.adapters.mail.smtp.SmtpServer;
import dev.portcullis.adapters.mail.smtp.SmtpServer.Encryption;
import dev.portcullis.application.port.out.emaillink.Mailer.NotSent;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Logs and {@code toString} contain neither links nor credentials. */
final class MailSecrecyTest {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level usual = root.getLevel();
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final ScriptedSmtpServer server = new ScriptedSmtpServer().offers("AUTH PLAIN LOGIN");
  private final SmtpServer smtp =
      MailFixtures.server(server.port(), Encryption.NONE, "arthur", "excalibur");

  @BeforeEach
  void listen() {
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.TRACE);
  }

  @AfterEach
  void stop() {
    root.setLevel(usual);
    root.detachAppender(lines);
    server.close();
  }

  @Test
  void no_log_level_shows_the_link_or_the_password() {
    MailFixtures.mailer(smtp, MailFixtures.WRITER)
        .send(MailFixtures.reset("arthur@camelot.example"));
    server.replies(".", "554 5.6.0 Bad link: " + MailFixtures.SECRET.value());
    assertThatExceptionOfType(NotSent.class)
        .isThrownBy(
            () ->
                MailFixtures.mailer(smtp, MailFixtures.WRITER)
                    .send(MailFixtures.reset("arthur@camelot.example")));

    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(
            line -> line.contains(MailFixtures.SECRET.value()) || line.contains("excalibur"));
  }

  @Test
  void settings_redact_the_credentials() {
    assertThat(smtp).hasToString("localhost:" + server.port());
    assertThat(smtp.login()).isEqualTo(Optional.of(new SmtpServer.Login("arthur", "excalibur")));
    assertThat(smtp.login().toString()).doesNotContain("arthur", "excalibur");
  }
}
