package dev.portcullis.adapters.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A raw HTTP request on its own connection, so that a test can send malformed ones.
 *
 * @param body the body as sent, one character for each byte
 */
public record RawRequest(int port, String line, List<String> headers, String body) {
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int CHUNK = 1_000;

  public static RawRequest of(int port, String method, String path) {
    return new RawRequest(port, method + " " + path + " HTTP/1.1", List.of("Host: localhost"), "");
  }

  public RawRequest with(String name, String value) {
    var more = new ArrayList<>(headers);
    more.add(name + ": " + value);
    return new RawRequest(port, line, List.copyOf(more), body);
  }

  public RawRequest bearer(String token) {
    return with("Authorization", "Bearer " + token);
  }

  public RawRequest cookie(String token) {
    return with("Cookie", TestRestServerOptions.COOKIE + "=" + token);
  }

  public RawRequest json(String json) {
    return body("application/json", json);
  }

  public RawRequest form(String form) {
    return body("application/x-www-form-urlencoded", form);
  }

  /** Adds a UTF-8 body with its length. */
  public RawRequest body(String type, String text) {
    String bytes = bytes(text);
    RawRequest described = typed(type).with("Content-Length", Integer.toString(bytes.length()));
    return new RawRequest(port, line, described.headers(), bytes);
  }

  /** Adds a UTF-8 body in chunks (RFC 9112, section 7.1). */
  public RawRequest chunked(String type, String text) {
    String bytes = bytes(text);
    var chunks = new StringBuilder();
    for (int sent = 0; sent < bytes.length(); sent += CHUNK) {
      String chunk = bytes.substring(sent, Math.min(sent + CHUNK, bytes.length()));
      chunks
          .append(Integer.toHexString(chunk.length()))
          .append("\r\n")
          .append(chunk)
          .append("\r\n");
    }
    chunks.append("0\r\n\r\n");
    RawRequest described = typed(type).with("Transfer-Encoding", "chunked");
    return new RawRequest(port, line, described.headers(), chunks.toString());
  }

  private RawRequest typed(String type) {
    return type.isEmpty() ? this : with("Content-Type", type);
  }

  private static String bytes(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }

  public RawResponse send() {
    return send(port, text());
  }

  /** Returns the request as sent. */
  private String text() {
    String head = String.join("\r\n", with("Connection", "close").headers());
    return line + "\r\n" + head + "\r\n\r\n" + body;
  }

  /** Sends the request without its last bytes, and closes the output. */
  public RawResponse breakOff(int missing) {
    String text = text();
    return send(port, text.substring(0, text.length() - missing), Socket::shutdownOutput);
  }

  /** Sends the request without its last bytes, and keeps the connection open. */
  public RawResponse stall(int missing) {
    String text = text();
    return send(port, text.substring(0, text.length() - missing));
  }

  /** Sends {@code bytes}, one character for each byte. */
  public static RawResponse send(int port, String bytes) {
    return send(port, bytes, socket -> {});
  }

  private static RawResponse send(int port, String bytes, Then then) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
      then.run(socket);
      return RawResponse.of(socket.getInputStream().readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @FunctionalInterface
  private interface Then {
    void run(Socket socket) throws IOException;
  }
}
