package dev.portcullis.acceptance.emaillink;

import static dev.portcullis.acceptance.AcceptanceSpecification.PASSWORD;
import static dev.portcullis.acceptance.ServerUnderTest.newEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.RestApi;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.acceptance.emaillink.MailServer.Link;
import dev.portcullis.bootstrap.Portcullis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Mail delivery from the request to the mailbox, by a mail server that works, hangs or is down. */
final class EmailDeliveryTest {
  /** More mails than there are sending threads. */
  private static final int MANY = 6;

  private final Log log = new Log();
  private final Map<String, String> settings = TestServers.settings();

  @BeforeEach
  void listen() {
    log.start();
    log.root().addAppender(log);
  }

  @AfterEach
  void stopListening() {
    log.root().detachAppender(log);
  }

  /** Appender that collects every logged line. */
  private static final class Log extends AppenderBase<ILoggingEvent> {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getFormattedMessage());
    }

    Logger root() {
      return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
  }

  private static String newPerson(Api api) {
    return api.register(Map.of("email", newEmail(), "password", PASSWORD)).value().email();
  }

  private static void forget(Api api, String email) {
    api.forgotPassword(Map.of("email", email)).value();
  }

  @Test
  void the_links_in_the_mails_verify_and_reset() {
    try (var server = MailServer.start()) {
      MailServer.use(settings, server.port());
      try (var portcullis = TestServers.start(settings);
          var api = new RestApi(portcullis.httpPort())) {
        String verified = newPerson(api);
        api.requestVerification(Map.of("email", verified)).value();
        Link verification = server.linkFor(verified);
        String forgetful = newPerson(api);
        forget(api, forgetful);
        Link reset = server.linkFor(forgetful);

        assertThat(verification.page()).isEqualTo("https://auth.camelot.bt/verify");
        assertThat(api.verifyEmail(Map.of("token", verification.token())).value().verified())
            .isTrue();
        assertThat(reset.page()).isEqualTo("https://auth.camelot.bt/reset-password");
        api.resetPassword(Map.of("token", reset.token(), "password", "excalibur")).value();
        api.logIn("jwt", Map.of("username", forgetful, "password", "excalibur")).value();
        assertThat(log.lines)
            .noneMatch(line -> line.contains(verification.token()))
            .noneMatch(line -> line.contains(reset.token()));
      }
    }
  }

  /** The fastest of several mails counts, because other tests may slow down the machine. */
  @Test
  void a_mail_arrives_within_a_second() {
    try (var server = MailServer.start()) {
      MailServer.use(settings, server.port());
      try (var portcullis = TestServers.start(settings);
          var api = new RestApi(portcullis.httpPort())) {
        List<Duration> waits = new ArrayList<>();
        for (int round = 0; round < MANY; round++) {
          String email = newPerson(api);
          long asked = System.nanoTime();
          forget(api, email);
          Link unused = server.linkFor(email);
          waits.add(Duration.ofNanos(System.nanoTime() - asked));
        }

        assertThat(waits).anyMatch(wait -> wait.compareTo(Duration.ofSeconds(1)) < 0);
      }
    }
  }

  @Test
  void a_mail_server_that_hangs_delays_no_answer_and_the_mail_leaves_after_a_restart()
      throws IOException {
    List<String> people;
    List<Socket> connections = new ArrayList<>();
    try (var deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      MailServer.use(settings, deaf.getLocalPort());
      try (var portcullis = TestServers.start(settings);
          var api = new RestApi(portcullis.httpPort())) {
        people = IntStream.range(0, MANY).mapToObj(one -> newPerson(api)).toList();
        long asked = System.nanoTime();
        people.forEach(email -> forget(api, email));
        forget(api, "nobody@camelot.bt");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
        for (int thread = 0; thread < 4; thread++) {
          connections.add(deaf.accept());
        }
      }
    }

    for (Socket connection : connections) {
      connection.close();
    }
    try (var server = MailServer.start()) {
      MailServer.use(settings, server.port());
      try (var portcullis = TestServers.start(settings);
          var api = new RestApi(portcullis.httpPort())) {
        assertThat(people).allSatisfy(email -> reset(api, server.linkFor(email)));
      }
      assertThat(server.addressees()).containsExactlyInAnyOrderElementsOf(people);
    }
  }

  private static void reset(Api api, Link link) {
    api.resetPassword(Map.of("token", link.token(), "password", "excalibur")).value();
  }

  @Test
  void a_mail_server_that_is_down_gets_the_mail_when_it_is_up_again() throws IOException {
    // Bound but not listening, so that no other process gets the port.
    var reserved = new Socket();
    reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    int port = reserved.getLocalPort();
    MailServer.use(settings, port);
    try (var portcullis = TestServers.start(settings);
        var api = new RestApi(portcullis.httpPort())) {
      String email = newPerson(api);
      forget(api, email);
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> log.lines.stream().anyMatch(EmailDeliveryTest::saysThatTheServerIsDown));
      reserved.close();

      try (var server = MailServer.startOn(port)) {
        reset(api, server.linkFor(email));
        assertThat(server.linksFor(email)).hasSize(1);
      }
    }
  }

  private static boolean saysThatTheServerIsDown(String line) {
    return line.startsWith("A mail waits until ") && line.contains("Connection refused");
  }

  @Test
  void two_nodes_on_one_database_send_each_mail_once() {
    var shared = TestServers.postgresSettings();
    try (var server = MailServer.start()) {
      MailServer.use(shared, server.port());
      List<String> people;
      try (Portcullis one = TestServers.start(shared);
          Portcullis other = TestServers.start(shared);
          var here = new RestApi(one.httpPort());
          var there = new RestApi(other.httpPort())) {
        people = IntStream.range(0, 24).mapToObj(person -> newPerson(here)).toList();
        people.parallelStream()
            .forEach(email -> forget(email.hashCode() % 2 == 0 ? here : there, email));
        people.forEach(email -> reset(there, server.linkFor(email)));
      }
      assertThat(server.addressees()).containsExactlyInAnyOrderElementsOf(people);
    }
  }
}
