package dev.portcullis.acceptance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL server that all tests share, started by the first test that needs it. */
public final class PostgresServer {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private PostgresServer() {}

  /** Creates a database and returns its URL. The user {@code postgres} needs no password. */
  public static String newDatabase() {
    return newDatabaseOf("postgres");
  }

  /** Creates a database that belongs to a new user, and returns its URL. */
  public static String newDatabase(String user) {
    execute("create role %s login".formatted(user));
    return newDatabaseOf(user);
  }

  private static String newDatabaseOf(String owner) {
    String name = "acceptance_" + DATABASES.incrementAndGet();
    execute("create database %s owner %s".formatted(name, owner));
    return "jdbc:postgresql://localhost:%d/%s".formatted(Running.SERVER.getPort(), name);
  }

  private static void execute(String sql) {
    try (var connection = Running.SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static final class Running {
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        var server =
            EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(new File("target/postgresql"))
                .start();
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
