package dev.portcullis.adapters.persistence.redis;

import dev.portcullis.application.contract.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Optional;
import redis.embedded.RedisServer;

/** Real Redis server without persistence. */
final class RedisProcess implements AutoCloseable {
  private static final int POOL_SIZE = 16;

  private final RedisServer server;

  private RedisProcess(RedisServer server) {
    this.server = server;
  }

  static RedisProcess start(String... directives) throws IOException {
    return startAt(freePort(), directives);
  }

  static RedisProcess startAt(int port, String... directives) throws IOException {
    var builder = RedisServer.newRedisServer().port(port).setting("bind 127.0.0.1 ::1");
    builder.setting("save \"\"");
    for (String directive : directives) {
      builder.setting(directive);
    }
    RedisServer server = builder.build();
    server.start();
    return new RedisProcess(server);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return server.ports().getFirst();
  }

  /** Returns settings with a new key prefix. */
  RedisSettings settings() {
    return settings(port(), Optional.empty());
  }

  static RedisSettings settings(int port, Optional<RedisAddress.Credentials> credentials) {
    var address = new RedisAddress("localhost", port, 0, false, credentials);
    return new RedisSettings(address, TestData.text() + ":", POOL_SIZE);
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
