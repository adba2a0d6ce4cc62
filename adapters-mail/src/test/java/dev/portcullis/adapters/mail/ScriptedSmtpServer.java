package dev.portcullis.adapters.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Scripted mail server. It can reject commands, stay silent or send endless replies, and records
 * all lines that it receives.
 */
final class ScriptedSmtpServer implements AutoCloseable {
  /** A reply that never comes. */
  static final String NO_REPLY = "";

  /** A reply that never ends. */
  static final String ENDLESS = "250-";

  private final ServerSocket socket = listen();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch leftAlone = new CountDownLatch(1);
  private final Map<String, String> replies = new ConcurrentHashMap<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> extensions = new CopyOnWriteArrayList<>();
  private volatile Optional<SSLContext> tls = Optional.empty();
  private volatile boolean tlsAtOnce;

  ScriptedSmtpServer() {
    Thread.ofVirtual().start(this::accept);
  }

  private static ServerSocket listen() {
    try {
      return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Sets the reply to lines that start with {@code command}; {@code hello} stands for the greeting.
   */
  ScriptedSmtpServer replies(String command, String reply) {
    replies.put(command, reply);
    return this;
  }

  ScriptedSmtpServer offers(String extension) {
    extensions.add(extension);
    return this;
  }

  ScriptedSmtpServer offersStartTls(SSLContext context) {
    tls = Optional.of(context);
    return offers("STARTTLS");
  }

  /** Uses implicit TLS. */
  ScriptedSmtpServer speaksTls(SSLContext context) {
    tls = Optional.of(context);
    tlsAtOnce = true;
    return this;
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Returns all lines, each prefixed with {@code TLS} if it was encrypted. */
  List<String> heard() {
    return heard;
  }

  /** Returns whether the client hangs up within ten seconds. */
  boolean isLeftAlone() throws InterruptedException {
    return leftAlone.await(10, TimeUnit.SECONDS);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      converse(tlsAtOnce ? encrypted(client) : client, tlsAtOnce ? "TLS " : "", true);
    } catch (IOException gone) {
      // The client has hung up, as some tests expect.
    } finally {
      leftAlone.countDown();
    }
  }

  private void converse(Socket client, String prefix, boolean greeting) throws IOException {
    var in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
    if (greeting) {
      reply(client, "hello", "220 here");
    }
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(prefix + line);
      if (line.equals("STARTTLS")) {
        reply(client, line, "220 go ahead");
        converse(encrypted(client), "TLS ", false);
        return;
      }
      reply(client, line, usual(line));
      if (line.equals("DATA") && !replies.containsKey(line)) {
        takeMail(in, prefix);
        reply(client, ".", "250 taken");
      }
      if (line.equals("QUIT")) {
        return;
      }
    }
  }

  private Socket encrypted(Socket client) throws IOException {
    var socket =
        (SSLSocket)
            tls.orElseThrow().getSocketFactory().createSocket(client, null, client.getPort(), true);
    socket.setUseClientMode(false);
    return socket;
  }

  private void takeMail(BufferedReader in, String prefix) throws IOException {
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      heard.add(prefix + line);
    }
  }

  private String usual(String line) {
    return switch (line.replaceFirst("[ :].*", "")) {
      case "EHLO" -> ehlo();
      case "AUTH" -> "235 welcome";
      case "DATA" -> "354 go ahead";
      case "QUIT" -> "221 bye";
      default -> "250 fine";
    };
  }

  private String ehlo() {
    var lines = new StringBuilder("250-here\r\n");
    extensions.forEach(extension -> lines.append("250-").append(extension).append("\r\n"));
    return lines.append("250 HELP").toString();
  }

  private void reply(Socket client, String command, String usual) throws IOException {
    String reply =
        replies.entrySet().stream()
            .filter(scripted -> command.startsWith(scripted.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(usual);
    if (reply.equals(NO_REPLY)) {
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }
    do {
      client.getOutputStream().write((reply + "\r\n").getBytes(UTF_8));
    } while (reply.equals(ENDLESS) && !isClosingSoon());
  }

  private boolean isClosingSoon() {
    try {
      return closing.await(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
