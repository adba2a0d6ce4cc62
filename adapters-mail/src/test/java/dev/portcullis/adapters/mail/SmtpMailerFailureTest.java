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

/** Sending when the mail server rejects the mail, is unavailable or misbehaves. */
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
        "hello | HTTP/1.1 400 Bad Request | false | ends the conversation",
        "AUTH | 535 5.7.8 arthur:excalibur is wrong | false | the password"
      })
  void only_rejections_that_a_retry_cannot_change_are_permanent(
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
  void a_server_that_refuses_connections_is_a_temporary_failure() throws IOException {
    int port;
    try (var gone = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }

    NotSent failure = failure(MailFixtures.mailer(port));

    assertThat(failure).hasMessageContaining("Connection refused");
    assertThat(failure.isForGood()).isFalse();
  }

  @Test
  void a_server_whose_host_does_not_resolve_is_a_temporary_failure() {
    var smtp = new SmtpServer("mail.invalid", 25, Encryption.NONE, Optional.empty());

    NotSent failure = failure(MailFixtures.mailer(smtp, MailFixtures.WRITER));

    assertThat(failure).hasMessageContaining("mail.invalid");
    assertThat(failure.isForGood()).isFalse();
  }

  @Test
  void sending_to_a_server_without_a_greeting_times_out() throws IOException {
    try (var deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      NotSent failure = failure(hurried(deaf.getLocalPort()));

      assertThat(failure.isForGood()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "EHLO", "MAIL", "RCPT", "DATA", "."})
  void sending_to_a_server_that_falls_silent_times_out_and_closes_the_connection(String command)
      throws Exception {
    server.replies(command, ScriptedSmtpServer.NO_REPLY);

    NotSent failure = failure(hurried(server.port()));

    assertThat(failure.isForGood()).isFalse();
    assertThat(server.isLeftAlone()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"EHLO", "RCPT", "."})
  void sending_to_a_server_with_endless_replies_times_out_and_closes_the_connection(String command)
      throws Exception {
    server.replies(command, ScriptedSmtpServer.ENDLESS);

    NotSent failure = failure(hurried(server.port()));

    assertThat(failure).hasMessageContaining("takes more than PT0.3S");
    assertThat(failure.isForGood()).isFalse();
    assertThat(server.isLeftAlone()).isTrue();
  }

  @Test
  void an_accepted_mail_is_sent_even_if_quit_fails() {
    server.replies("QUIT", ScriptedSmtpServer.NO_REPLY);

    MailFixtures.mailer(MailFixtures.server(server.port(), Encryption.NONE), MailFixtures.WRITER)
        .send(MailFixtures.reset("arthur@camelot.example"));

    assertThat(server.heard()).contains("DATA");
  }

  @Test
  void an_interrupted_thread_stops_waiting_and_its_interrupt_flag_is_cleared() throws Exception {
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

    assertThat(failure.get()).hasMessageContaining("was interrupted");
    assertThat(failure.get().isForGood()).isFalse();
    assertThat(marked).isFalse();
  }

  @Test
  void a_non_ascii_address_fails_permanently_on_a_server_without_smtputf8() {
    NotSent failure =
        catchThrowableOfType(
            NotSent.class,
            () ->
                MailFixtures.mailer(server.port())
                    .send(MailFixtures.reset("dörte@camelot.example")));

    assertThat(failure).hasMessageContaining("doesn't support non-ASCII addresses");
    assertThat(failure.isForGood()).isTrue();
    assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
  }

  @Test
  void only_a_mail_with_a_non_ascii_local_part_requests_smtputf8() {
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
