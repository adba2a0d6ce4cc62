package dev.portcullis.adapters.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.adapters.mail.smtp.SmtpServer.Encryption;
import dev.portcullis.application.port.out.emaillink.Mailer.NotSent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Encryption of the connection: the password and the link reach only the intended server. */
final class SmtpEncryptionTest {
  private static final SelfSignedCertificate GENUINE = SelfSignedCertificate.of("localhost");
  private static final SelfSignedCertificate ELSEWHERE =
      SelfSignedCertificate.of("mail.other.example");

  private final ScriptedSmtpServer server = new ScriptedSmtpServer().offers("AUTH PLAIN LOGIN");

  @AfterEach
  void close() {
    server.close();
  }

  private void send(Encryption encryption, SelfSignedCertificate trusted) {
    var smtp = MailFixtures.server(server.port(), encryption, "arthur", "excalibur");
    new SmtpMailer(
            smtp, MailFixtures.WRITER, trusted.context().getSocketFactory(), Duration.ofSeconds(20))
        .send(MailFixtures.reset("arthur@camelot.example"));
  }

  private List<String> inTheClear() {
    return server.heard().stream().filter(line -> !line.startsWith("TLS ")).toList();
  }

  private static boolean isAuth(String line) {
    return line.contains("AUTH");
  }

  @Test
  void with_starttls_password_and_mail_are_encrypted() {
    server.offersStartTls(GENUINE.context());

    send(Encryption.STARTTLS, GENUINE);

    assertThat(inTheClear()).containsExactly("EHLO auth.camelot.example", "STARTTLS");
    assertThat(server.heard())
        .anyMatch(line -> line.startsWith("TLS AUTH PLAIN "))
        .contains("TLS RCPT TO:<arthur@camelot.example>");
  }

  @Test
  void with_tls_everything_is_encrypted() {
    server.speaksTls(GENUINE.context());

    send(Encryption.TLS, GENUINE);

    assertThat(inTheClear()).isEmpty();
    assertThat(server.heard())
        .anyMatch(line -> line.startsWith("TLS AUTH PLAIN "))
        .contains("TLS RCPT TO:<arthur@camelot.example>");
  }

  @Test
  void a_server_without_starttls_gets_neither_the_password_nor_the_mail() {
    assertThatExceptionOfType(NotSent.class)
        .isThrownBy(() -> send(Encryption.STARTTLS, GENUINE))
        .withMessageEndingWith("doesn't offer STARTTLS")
        .matches(failure -> !failure.isForGood());

    assertThat(server.heard()).containsExactly("EHLO auth.camelot.example");
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS", "STARTTLS"})
  void a_server_with_an_untrusted_certificate_gets_neither_the_password_nor_the_mail(
      Encryption encryption) {
    offer(encryption, GENUINE);

    assertThatExceptionOfType(NotSent.class)
        .isThrownBy(() -> send(encryption, ELSEWHERE))
        .withMessageContaining("certification path")
        .matches(failure -> !failure.isForGood());

    assertThat(server.heard()).noneMatch(SmtpEncryptionTest::isAuth);
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS", "STARTTLS"})
  void a_server_with_another_hosts_certificate_gets_neither_the_password_nor_the_mail(
      Encryption encryption) {
    offer(encryption, ELSEWHERE);

    assertThatExceptionOfType(NotSent.class)
        .isThrownBy(() -> send(encryption, ELSEWHERE))
        .withMessageContaining("matching localhost")
        .matches(failure -> !failure.isForGood());

    assertThat(server.heard()).noneMatch(SmtpEncryptionTest::isAuth);
  }

  private void offer(Encryption encryption, SelfSignedCertificate certificates) {
    if (encryption == Encryption.TLS) {
      server.speaksTls(certificates.context());
    } else {
      server.offersStartTls(certificates.context());
    }
  }

  @Test
  void opportunistic_encryption_accepts_any_certificate() {
    server.offersStartTls(ELSEWHERE.context());

    send(Encryption.OPPORTUNISTIC, GENUINE);

    assertThat(inTheClear()).containsExactly("EHLO auth.camelot.example", "STARTTLS");
    assertThat(server.heard()).contains("TLS RCPT TO:<arthur@camelot.example>");
  }

  @Test
  void opportunistic_encryption_sends_in_plain_text_to_a_server_without_starttls() {
    send(Encryption.OPPORTUNISTIC, GENUINE);

    assertThat(server.heard()).contains("RCPT TO:<arthur@camelot.example>");
  }

  @Test
  void no_encryption_ignores_an_offered_starttls() {
    server.offersStartTls(GENUINE.context());

    send(Encryption.NONE, GENUINE);

    assertThat(server.heard())
        .contains("RCPT TO:<arthur@camelot.example>")
        .doesNotContain("STARTTLS");
  }
}
