package dev.portcullis.adapters.rest.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.adapters.rest.TestRestServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that send byte by byte and never complete a request. */
@Timeout(60)
final class SlowClientsTest {
  private static final Duration TIMEOUT = Duration.ofMillis(800);
  private static final int MILLIS_BETWEEN_BYTES = 20;
  private static final String HEAD = "POST /auth/register HTTP/1.1\r\nHost: a\r\nX-Long: ";
  private static final String BODY =
      "POST /auth/register HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n{";

  private final TestRestServer server =
      new TestRestServer(TestRestServerOptions.USUAL.with(TIMEOUT));

  @AfterEach
  void stop() {
    server.close();
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.port());
  }

  /**
   * Sends byte by byte with pauses until an answer arrives or the connection ends, and returns the
   * answer.
   */
  private String dribble(String begin) throws IOException {
    try (var socket = connect()) {
      socket.setSoTimeout(MILLIS_BETWEEN_BYTES);
      socket.getOutputStream().write(begin.getBytes(ISO_8859_1));
      while (true) {
        socket.getOutputStream().write('a');
        try {
          return rest(socket, socket.getInputStream().read());
        } catch (SocketTimeoutException nothingYet) {
          // Continue.
        }
      }
    } catch (SocketException closed) {
      return "";
    }
  }

  private static String rest(Socket socket, int first) throws IOException {
    if (first < 0) {
      return "";
    }
    socket.setSoTimeout(0);
    return (char) first + new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
  }

  @Test
  void a_slow_header_section_closes_the_connection() throws IOException {
    long begin = System.nanoTime();

    assertThat(dribble(HEAD)).isEmpty();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(TIMEOUT);
  }

  @Test
  void a_slow_body_times_out() throws IOException {
    assertThat(dribble(BODY)).startsWith("HTTP/1.1 408 ").endsWith("\"REQUEST_TIMEOUT\"}");
  }

  @Test
  void many_slow_clients_delay_no_other_request() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> slow = new ArrayList<>();
      for (String begin : Collections.nCopies(100, HEAD)) {
        slow.add(threads.submit(() -> dribble(begin)));
        slow.add(threads.submit(() -> dribble(BODY)));
      }
      do {
        assertThat(server.call("GET", "/health/live").send().status()).isEqualTo(200);
        assertThat(server.logIn("bearer", server.verifiedUser()).status()).isEqualTo(200);
      } while (!slow.stream().allMatch(Future::isDone));
    }
  }

  @Test
  void a_connection_in_constant_use_stays_open() throws IOException {
    byte[] request = "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1);
    long begin = System.nanoTime();
    try (var socket = connect()) {
      while (System.nanoTime() - begin < 3 * TIMEOUT.toNanos()) {
        socket.getOutputStream().write(request);
        assertThat(answer(socket.getInputStream())).endsWith("{\"status\":\"ok\"}");
      }
    }
  }

  private static String answer(InputStream from) throws IOException {
    var answer = new StringBuilder();
    while (answer.indexOf("}") < 0) {
      int next = from.read();
      assertThat(next).as("a byte after: %s", answer).isNotNegative();
      answer.append((char) next);
    }
    return answer.toString();
  }
}
