package dev.portcullis.adapters.oauth.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Web server with a handler for each path. Tests can replace its responses. */
final class ScriptedWebServer implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;
  private static final Duration DRIP = Duration.ofMillis(10);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
  private final Map<String, ScriptedResponse> replaced = new ConcurrentHashMap<>();
  private final HttpServer server;

  ScriptedWebServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(threads);
    server.start();
  }

  void handle(String path, Function<RecordedRequest, ScriptedResponse> handler) {
    server.createContext(path, exchange -> serve(exchange, path, handler));
  }

  URI at(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  List<RecordedRequest> requests(String path) {
    return requests.stream().filter(request -> request.path().equals(path)).toList();
  }

  void replace(String path, ScriptedResponse answer) {
    replaced.put(path, answer);
  }

  void restore(String path) {
    replaced.remove(path);
  }

  private void serve(
      HttpExchange exchange, String path, Function<RecordedRequest, ScriptedResponse> handler)
      throws IOException {
    try (exchange) {
      RecordedRequest request = RecordedRequest.of(exchange);
      requests.add(request);
      ScriptedResponse usual = handler.apply(request);
      answer(exchange, replaced.getOrDefault(path, usual), usual);
    }
  }

  private void answer(HttpExchange exchange, ScriptedResponse answer, ScriptedResponse usual)
      throws IOException {
    switch (answer) {
      case ScriptedResponse.Whole whole -> write(exchange, whole);
      case ScriptedResponse.Late late -> {
        if (!isClosingWithin(late.by())) {
          answer(exchange, usual, usual);
        }
      }
      case ScriptedResponse.NoResponse noResponse -> awaitClosing();
      case ScriptedResponse.Dripping dripping -> drip(exchange);
      case ScriptedResponse.Endless endless -> pour(exchange);
    }
  }

  private static void write(HttpExchange exchange, ScriptedResponse.Whole answer)
      throws IOException {
    byte[] body = answer.body().getBytes(UTF_8);
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** Ends when the client hangs up or the server closes. */
  private void drip(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    while (!isClosingWithin(DRIP)) {
      exchange.getResponseBody().write(' ');
      exchange.getResponseBody().flush();
    }
  }

  /** Ends when the client hangs up or the server closes. */
  private void pour(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    byte[] chunk = " ".repeat(CHUNK).getBytes(UTF_8);
    while (closing.getCount() > 0) {
      exchange.getResponseBody().write(chunk);
    }
  }

  private void awaitClosing() {
    try {
      closing.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isClosingWithin(Duration time) {
    try {
      return closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }
}
