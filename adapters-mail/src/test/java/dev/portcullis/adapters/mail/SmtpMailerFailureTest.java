package dev.portcullis.adapters.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.adapters.mail.smtp.SmtpServer;
import dev.portcullis.adapters.mail.smtp.SmtpServer.Encryption;
import dev.portcullis.application.port.out.emaillink.Mailer.NotSent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a mail when the mail server doesn't do as it should. */
@Timeout(30)
final class SmtpMailerFailureTest {
  private final ScriptedSmtpServer server = new ScriptedSmtpServer();

  @AfterEach
  void close() {
    server.close();
  }

  private NotSent failure(SmtpMailer mailer) {
    return catchThrowableOfType(
        NotSent.class, () -> mailer.send(MailFixtures.reset("arthur@camelot.example")));
  }

  private SmtpMailer hurried(int port) {
    return MailFixtures.mailer(
        MailFixtures.server(port, Encryption.NONE), MailFixtures.WRITER, Duration.ofMillis(300));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RCPT | 550 5.1.1 <arthur@camelot.example>: unknown | true | the recipient: 550 5.1.1",
        "RCPT | 550 No such user | true | the recipient: 550",
        "RCPT | 552 5.2.2 Full | true | the recipient: 552 5.2.2",
        "RCPT | 553 5.1.3 Odd | true | the recipient: 553 5.1.3",
        "RCPT | 556 5.1.10 No mail here | true | the recipient: 556 5.1.10",
        "RCPT | 554 5.7.1 Relay access denied | false | the recipient: 554 5.7.1",
        "RCPT | 530 5.7.0 Authenticate first | false | the recipient: 530 5.7.0",
        "RCPT | 530 Authenticate first | false | the recipient: 530",
        "RCPT | 503 Bad sequence | false | the recipient: 503",
        "RCPT | 450 4.2.0 Greylisted | false | the recipient: 450 4.2.0",
        "RCPT | 452 4.2.2 Full for now | false | the recipient: 452 4.2.2",
        "RCPT | 421 Going down | false | the recipient: 421",
        "RCPT | nonsense | false | the recipient",
        "MAIL | 550 5.7.60 Not your sender | false | the sender: 550 5.7.60",
        "MAIL | 451 4.3.0 Later | false | the sender: 451 4.3.0",
        "DATA | 554 5.5.1 No | false | the mail: 554 5.5.1",
        ". | 554 5.6.0 Spam: s3cret-of-the-grail_1 | false | the mail: 554 5.6.0",
        "hello | 554 5.3.2 Go away | false | 554 5.3.2",
        "hello | HTTP/1.1 400 Bad Request | false | breaks off",
        "AUTH | 535 5.7.8 arthur:excalibur is wrong | false | the password"
      })
  void what_a_server_refuses_is_lost_only_if_trying_again_cant_help(
      String command, String reply, boolean forGood, String problem) {
    server.offers("AUTH PLAIN LOGIN").replies(command, reply);
    var smtp = MailFixtures.server(server.port(), Encryption.NONE, "arthur", "excalibur");

    NotSent failure = failure(MailFixtures.mailer(smtp, MailFixtures.WRITER));

    assertThat(failure)
        .hasMessageStartingWith("localhost:" + server.port() + " ")
        .hasMessageContaining(problem);
    assertThat(failure.isForGood()).isEqualTo(forGood);
    assertThat(failure.getMessage())
        .doesNotContain(MailFixtures.SECRET.value(), "arthur", "excalibur", "\n");
  }

  @Test
  void a_server_that_is_down_is_a_passing_failure() throws IOException {
    int port;
    try (var gone = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }

    NotSent failure = failure(MailFixtures.mailer(port));

    assertThat(failure).hasMessageContaining("Connection refused");
    assertThat(failure.isForGood()).isFalse();
  }

  @Test
  void a_server_that_nobody_knows_is_a_passing_failure() {
    var smtp = new SmtpServer("mail.invalid", 25, Encryption.NONE, Optional.empty());

    NotSent failure = failure(MailFixtures.mailer(smtp, MailFixtures.WRITER));

    assertThat(failure).hasMessageContaining("mail.invalid");
    assertThat(failure.isForGood()).isFalse();
  }

  @Test
  void a_server_that_connects_and_never_says_a_word_is_given_up() throws IOException {
    try (var deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      NotSent failure = failure(hurried(deaf.getLocalPort()));

      assertThat(failure.isForGood()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "EHLO", "MAIL", "RCPT", "DATA", "."})
  void a_server_that_falls_silent_is_given_up_and_left(String command) throws Exception {
    server.replies(command, ScriptedSmtpServer.NO_REPLY);

    NotSent failure = failure(hurried(server.port()));

    assertThat(failure.isForGood()).isFalse();
    assertThat(server.isLeftAlone()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EHLO", "RCPT", "."})
  void a_server_that_never_comes_to_an_end_is_given_up_and_left(String command) throws Exception {
    server.replies(command, ScriptedSmtpServer.ENDLESS);

    NotSent failure = failure(hurried(server.port()));

    assertThat(failure).hasMessageContaining("takes more than PT0.3S");
    assertThat(failure.isForGood()).isFalse();
    assertThat(server.isLeftAlone()).isTrue();
  }

  @Test
  void a_mail_that_was_taken_is_sent_whatever_becomes_of_the_good_bye() {
    server.replies("QUIT", ScriptedSmtpServer.NO_REPLY);

    MailFixtures.mailer(MailFixtures.server(server.port(), Encryption.NONE), MailFixtures.WRITER)
        .send(MailFixtures.reset("arthur@camelot.example"));

    assertThat(server.heard()).contains("DATA");
  }

  @Test
  void a_thread_that_is_interrupted_waits_no_longer_and_can_still_put_the_mail_back()
      throws Exception {
    server.replies("DATA", ScriptedSmtpServer.NO_REPLY);
    var failure = new AtomicReference<NotSent>();
    var marked = new AtomicBoolean();
    Thread sending =
        Thread.ofPlatform()
            .start(
                () -> {
                  failure.set(failure(MailFixtures.mailer(server.port())));
                  marked.set(Thread.currentThread().isInterrupted());
                });

    sending.interrupt();
    sending.join();

    assertThat(failure.get()).hasMessageContaining("not waited for any longer");
    assertThat(failure.get().isForGood()).isFalse();
    assertThat(marked).isFalse();
  }

  @Test
  void an_address_beyond_ascii_is_refused_for_good_where_the_server_knows_none() {
    NotSent failure =
        catchThrowableOfType(
            NotSent.class,
            () ->
                MailFixtures.mailer(server.port())
                    .send(MailFixtures.reset("dörte@camelot.example")));

    assertThat(failure).hasMessageContaining("knows no addresses beyond ASCII");
    assertThat(failure.isForGood()).isTrue();
    assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
  }

  @Test
  void only_a_mail_that_needs_it_asks_for_addresses_beyond_ascii() {
    server.offers("SMTPUTF8");

    MailFixtures.mailer(server.port()).send(MailFixtures.reset("dörte@bücher.example"));
    MailFixtures.mailer(server.port()).send(MailFixtures.reset("arthur@bücher.example"));

    assertThat(server.heard())
        .filteredOn(line -> line.startsWith("MAIL") || line.startsWith("RCPT"))
        .containsExactly(
            "MAIL FROM:<auth@camelot.example> SMTPUTF8",
            "RCPT TO:<dörte@xn--bcher-kva.example>",
            "MAIL FROM:<auth@camelot.example>",
            "RCPT TO:<arthur@xn--bcher-kva.example>");
  }
}
