package dev.portcullis.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * HTTP/1.1 client on one persistent connection (RFC 9112). It supports only answers with a {@code
 * Content-Length}. It uses little CPU, so that the benchmark measures the server.
 */
public final class HttpClient implements Client {
  private static final byte[] HEAD_END = "\r\n\r\n".getBytes(ISO_8859_1);
  private static final byte[] LENGTH = "\r\ncontent-length:".getBytes(ISO_8859_1);
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Socket socket;
  private final Supplier<HttpExchange> exchanges;
  private final byte[] buffer = new byte[BUFFER_BYTES];

  /** Connects to {@code port} on this machine. */
  public HttpClient(int port, Supplier<HttpExchange> exchanges) {
    try {
      this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    this.exchanges = exchanges;
  }

  @Override
  public void call(int calls, Histogram latencies) throws IOException {
    for (int i = 0; i < calls; i++) {
      HttpExchange exchange = exchanges.get();
      long begin = System.nanoTime();
      Answer answer = answer(exchange);
      latencies.recordValue(System.nanoTime() - begin);
      if (!answer.isRightTo(exchange)) {
        throw new WrongAnswer(answer.text());
      }
    }
  }

  /** Sends one request and returns the answer, whatever its status is. */
  public Answer answer(HttpExchange exchange) throws IOException {
    socket.getOutputStream().write(exchange.request());
    InputStream in = socket.getInputStream();
    int read = 0;
    int head = -1;
    while (head < 0) {
      read = readMore(in, read);
      head = find(HEAD_END, read, 0);
    }
    int end = head + HEAD_END.length + contentLength(head);
    while (read < end) {
      read = readMore(in, read);
    }
    return new Answer(buffer, status(), head + HEAD_END.length, end);
  }

  /**
   * An answer; valid until the next one arrives.
   *
   * @param bodyAt the offset of the body
   * @param end the offset of the body's end
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Answer(byte[] bytes, int status, int bodyAt, int end) {
    /** Returns whether this is the expected answer of {@code exchange}. */
    public boolean isRightTo(HttpExchange exchange) {
      byte[] expected = exchange.body();
      int expectedEnd = bodyAt + expected.length;
      return status == exchange.status()
          && end >= expectedEnd
          && Arrays.equals(bytes, bodyAt, expectedEnd, expected, 0, expected.length);
    }

    /** Returns the value of a header field; {@code name} is case-insensitive. */
    public Optional<String> header(String name) {
      String field = name + ":";
      return new String(bytes, 0, bodyAt, ISO_8859_1)
          .lines()
          .filter(line -> line.regionMatches(true, 0, field, 0, field.length()))
          .map(line -> line.substring(field.length()).strip())
          .findFirst();
    }

    /** Returns the whole answer. */
    public String text() {
      return new String(bytes, 0, end, ISO_8859_1);
    }

    /** Returns the body. */
    public String body() {
      return new String(bytes, bodyAt, end - bodyAt, ISO_8859_1);
    }
  }

  private int readMore(InputStream in, int read) throws IOException {
    int more = in.read(buffer, read, BUFFER_BYTES - read);
    if (more < 0) {
      throw new EOFException("the server closed the connection");
    }
    return read + more;
  }

  private int status() {
    return digit(STATUS_AT) * 100 + digit(STATUS_AT + 1) * 10 + digit(STATUS_AT + 2);
  }

  private int digit(int at) {
    return buffer[at] - '0';
  }

  private int contentLength(int head) {
    int at = find(LENGTH, head, 0);
    if (at < 0) {
      return 0;
    }
    int length = 0;
    for (int i = at + LENGTH.length; buffer[i] != '\r'; i++) {
      length = buffer[i] == ' ' ? length : length * 10 + digit(i);
    }
    return length;
  }

  /** Returns the offset of {@code wanted}, which is lower-case, in any case of letters; or -1. */
  private int find(byte[] wanted, int end, int from) {
    for (int at = from; at <= end - wanted.length; at++) {
      int matching = 0;
      while (matching < wanted.length && lower(buffer[at + matching]) == wanted[matching]) {
        matching++;
      }
      if (matching == wanted.length) {
        return at;
      }
    }
    return -1;
  }

  private static int lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + ('a' - 'A') : letter;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
