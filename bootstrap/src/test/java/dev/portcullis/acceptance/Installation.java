package dev.portcullis.acceptance;

import dev.portcullis.bootstrap.Extensions;
import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.bootstrap.configuration.Configuration;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Starts real servers on free ports, each on a database of its own unless told otherwise. */
final class Installation {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Installation() {}

  /** The settings that every test server has: cheap hashes, free ports, its own folder. */
  static Map<String, String> settings() {
    try {
      Path folder = Files.createTempDirectory("portcullis");
      return new HashMap<>(
          Map.of(
              "PORTCULLIS_DATA_DIR", folder.resolve("data").toString(),
              "PORTCULLIS_HTTP_PORT", "0",
              "PORTCULLIS_GRPC_PORT", "0",
              "PORTCULLIS_PASSWORD_ARGON2_MEMORY_KIB", "64",
              "PORTCULLIS_PASSWORD_ARGON2_ITERATIONS", "1",
              "PORTCULLIS_MASTER_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The same, on a fresh PostgreSQL database. */
  static Map<String, String> postgresSettings() {
    var settings = settings();
    settings.put("PORTCULLIS_DATABASE_URL", newPostgresDatabase());
    settings.put("PORTCULLIS_DATABASE_USERNAME", "postgres");
    return settings;
  }

  static Portcullis start(Map<String, String> settings) {
    return start(settings, InstantSource.system());
  }

  static Portcullis start(Map<String, String> settings, InstantSource clock) {
    return start(settings, clock, Extensions.NONE);
  }

  static Portcullis start(
      Map<String, String> settings, InstantSource clock, Extensions extensions) {
    var configuration = Configuration.load(settings, Optional.empty(), Path.of("target"));
    return Portcullis.start(configuration, clock, extensions);
  }

  private static String newPostgresDatabase() {
    String name = "acceptance_" + DATABASES.incrementAndGet();
    try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
      return "jdbc:postgresql://localhost:%d/%s".formatted(Server.RUNNING.getPort(), name);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** One PostgreSQL server for all tests, started by the first that needs it. */
  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        var server = EmbeddedPostgres.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    private static void stop(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
