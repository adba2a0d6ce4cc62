package dev.portcullis.adapters.mail;

import static com.icegreen.greenmail.configuration.GreenMailConfiguration.aConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.portcullis.adapters.mail.smtp.SmtpServer.Encryption;
import dev.portcullis.application.contract.emaillink.MailerContract;
import dev.portcullis.application.port.out.emaillink.Mailer;
import dev.portcullis.application.port.out.emaillink.Mailer.NotSent;
import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.account.EmailAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SmtpMailerTest implements MailerContract {
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP))
          .withConfiguration(aConfig().withDisabledAuthentication());

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Override
  public Mailer mailer() {
    return MailFixtures.mailer(server.getSmtp().getPort());
  }

  @Override
  public List<String> mailsTo(EmailAddress addressee) {
    return ReceivedMail.by(server).stream()
        .filter(mail -> mail.header("To").contains(AsciiMailbox.to(addressee).toString()))
        .map(ReceivedMail::text)
        .toList();
  }

  private ReceivedMail theMail() {
    assertThat(ReceivedMail.by(server)).hasSize(1);
    return ReceivedMail.by(server).getFirst();
  }

  @Test
  void a_test_mail_has_no_link_and_its_sender_learns_the_reply() throws Exception {
    int port = server.getSmtp().getPort();

    String reply = MailFixtures.mailer(port).sendTest(new EmailAddress("arthur@camelot.example"));

    assertThat(reply).isEqualTo("localhost:%d answers 250".formatted(port));
    assertThat(theMail().header("Subject"))
        .containsExactly("Test of the mail settings of Portcullis");
    assertThat(server.getReceivedMessages()[0].getContent().toString())
        .contains("can send mail")
        .doesNotContain("token=");
  }

  @Test
  void text_and_html_have_the_same_content() {
    mailer().send(MailFixtures.reset("arthur@camelot.example"));

    String link =
        "https://auth.camelot.example/reset-password?token=" + MailFixtures.SECRET.value();
    assertThat(theMail().subject()).isEqualTo("Choose a new password");
    assertThat(theMail().header("Content-Type"))
        .singleElement()
        .asString()
        .startsWith("multipart/alternative");
    assertThat(List.of(theMail().text(), theMail().html()))
        .allSatisfy(
            words ->
                assertThat(words)
                    .contains(link)
                    .contains("arthur@camelot.example")
                    .contains("https://auth.camelot.example")
                    .contains("1 hour")
                    .contains("If it wasn't you"));
  }

  @Test
  void a_mail_has_sender_recipient_date_id_and_auto_submitted_headers() {
    mailer().send(MailFixtures.reset("arthur@camelot.example"));

    assertThat(theMail().header("From")).containsExactly("Camelot <auth@camelot.example>");
    assertThat(theMail().header("To")).containsExactly("arthur@camelot.example");
    assertThat(theMail().header("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(theMail().header("Message-ID"))
        .singleElement()
        .asString()
        .matches("<[-0-9a-f]{36}@auth\\.camelot\\.example>");
    assertThat(theMail().header("Date")).hasSize(1);
    assertThat(theMail().header("Bcc")).isEmpty();
  }

  /** RFC 2047, section 5: encoded or quoted, a name can't end a header or an address. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Camelot, Inc.",
        "lancelot@camelot.example> <",
        "a\" <lancelot@camelot.example>, \"b",
        "=?UTF-8?Q?=0D=0ABcc:_lancelot@camelot.example?=",
        "Burg Kamelott – für Könige",
        "王",
        "\\"
      })
  void a_senders_name_adds_no_address_and_no_header(String name) {
    var sender = new Sender(Optional.of(name), MailFixtures.SENDER.address());
    var writer =
        new MailWriter(sender, MailFixtures.WRITER.publicUrl(), MailFixtures.WRITER.templates());
    var smtp = MailFixtures.server(server.getSmtp().getPort(), Encryption.NONE);

    MailFixtures.mailer(smtp, writer).send(MailFixtures.reset("arthur@camelot.example"));

    assertThat(theMail().addresses("From")).containsExactly("auth@camelot.example");
    assertThat(theMail().addresses("To")).containsExactly("arthur@camelot.example");
    assertThat(theMail().headerNames())
        .containsExactlyInAnyOrder(
            "Return-Path",
            "Received",
            "Date",
            "From",
            "To",
            "Message-ID",
            "Subject",
            "MIME-Version",
            "Content-Type",
            "Auto-Submitted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nBcc: lancelot@camelot.example", "a\nb", "a\u0000", "a\u0085b"})
  void a_senders_name_must_not_have_control_characters(String name) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> new Sender(Optional.of(name), MailFixtures.SENDER.address()));
  }

  @Test
  void only_the_right_password_is_accepted_by_the_server() {
    server.getUserManager().setAuthRequired(true);
    server.setUser("auth@camelot.example", "könig artus", "excalibür: @/?");
    int port = server.getSmtp().getPort();
    var right = MailFixtures.server(port, Encryption.NONE, "könig artus", "excalibür: @/?");
    var wrong = MailFixtures.server(port, Encryption.NONE, "könig artus", "swordfish");

    MailFixtures.mailer(right, MailFixtures.WRITER)
        .send(MailFixtures.reset("arthur@camelot.example"));
    assertThatExceptionOfType(NotSent.class)
        .isThrownBy(
            () ->
                MailFixtures.mailer(wrong, MailFixtures.WRITER)
                    .send(MailFixtures.reset("mordred@camelot.example")))
        .withMessageContaining("rejects the user or the password")
        .withMessageEndingWith(": 535 5.7.8")
        .matches(failure -> !failure.isForGood());

    assertThat(theMail().addresses("To")).containsExactly("arthur@camelot.example");
  }
}
