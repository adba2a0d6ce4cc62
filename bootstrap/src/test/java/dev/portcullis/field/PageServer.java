package dev.portcullis.field;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Web server of a front end: the pages in the resources, and a place to which they report. */
final class PageServer implements AutoCloseable {
  private static final int LIMIT_SECONDS = 120;

  private final HttpServer server;
  private final CompletableFuture<String> report = new CompletableFuture<>();

  PageServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Returns the origin of the pages. */
  String origin() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (exchange.getRequestMethod().equals("POST")) {
        report.complete(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        exchange.sendResponseHeaders(204, -1);
        return;
      }
      InputStream page =
          PageServer.class.getResourceAsStream("/field" + exchange.getRequestURI().getPath());
      if (page == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, 0);
      try (page) {
        page.transferTo(exchange.getResponseBody());
      }
    }
  }

  /** Opens a page in a browser, and returns the JSON that the page reports. */
  JsonNode reportOf(String page) throws Exception {
    try (var browser = Browser.open(origin() + page)) {
      try {
        return new JsonMapper().readTree(report.get(LIMIT_SECONDS, TimeUnit.SECONDS));
      } catch (TimeoutException silent) {
        throw new AssertionError(
            "the page did not report; the browser says: " + browser.log(), silent);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
