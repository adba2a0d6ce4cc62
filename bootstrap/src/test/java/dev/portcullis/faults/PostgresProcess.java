package dev.portcullis.faults;

import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A PostgreSQL server of a single test, which can be stopped, killed and restarted on the same port
 * and data.
 */
final class PostgresProcess implements AutoCloseable {
  private final Path data;
  private EmbeddedPostgres server;

  private PostgresProcess(Path data, EmbeddedPostgres server) {
    this.data = data;
    this.server = server;
  }

  static PostgresProcess start(Path folder) {
    Path data = folder.resolve("postgresql");
    return new PostgresProcess(data, start(data, 0));
  }

  private static EmbeddedPostgres start(Path data, int port) {
    try {
      return EmbeddedPostgres.builder()
          .setOverrideWorkingDirectory(new File("target/postgresql"))
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setPort(port)
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns the URL. The user {@code postgres} needs no password. */
  String url() {
    return "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());
  }

  /** Executes a statement directly, not through Portcullis. */
  void execute(String sql) {
    whileHeld(sql, () -> {});
  }

  /** Executes a statement directly, in a transaction that ends after {@code meanwhile}. */
  void whileHeld(String sql, Runnable meanwhile) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(sql);
      meanwhile.run();
      connection.commit();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /**
   * Stops the server as an operator does: connections are closed, and open transactions are rolled
   * back.
   */
  void stop() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Kills the postmaster as {@code kill -9} does; the other processes of the server depend on it.
   */
  void kill() {
    try {
      long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst());
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Restarts the server after a stop or a kill, as soon as the old processes are gone. */
  void startAgain() {
    int port = server.getPort();
    stop();
    server =
        await()
            .atMost(Duration.ofSeconds(60))
            .ignoreExceptions()
            .until(() -> start(data, port), started -> true);
  }

  @Override
  public void close() {
    stop();
  }
}
