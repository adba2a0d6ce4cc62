package dev.portcullis.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import redis.embedded.RedisServer;

/** A real Redis server that syncs every write to disk. */
public final class RedisProcess implements AutoCloseable {
  private final RedisServer server;

  private RedisProcess(RedisServer server) {
    this.server = server;
  }

  public static RedisProcess start(int port, Path folder) {
    try {
      RedisServer server =
          RedisServer.newRedisServer()
              .port(port)
              .setting("bind 127.0.0.1 ::1")
              .setting("save \"\"")
              .setting("appendonly yes")
              .setting("appendfsync always")
              .setting("dir " + folder)
              .build();
      server.start();
      return new RedisProcess(server);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
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
