package dev.portcullis.adapters.persistence;

import dev.portcullis.adapters.persistence.postgres.PostgresAddress;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Real PostgreSQL server, shared by all tests, with a new database for each test that asks for one.
 */
public final class PostgresServer {
  /** Within the build directory, so that leftovers of other users of the machine don't matter. */
  public static final File WORKING_DIRECTORY = new File("target/postgresql");

  private static final int POOL_SIZE = 4;
  private static final EmbeddedPostgres SERVER = start();

  private PostgresServer() {}

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setOverrideWorkingDirectory(WORKING_DIRECTORY)
          // The worst defaults that an operator may have set.
          .setServerConfig("synchronous_commit", "off")
          .setServerConfig("default_transaction_isolation", "'repeatable read'")
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Creates an empty database and returns its settings. */
  public static Settings newDatabase() {
    String name = "test_" + TestData.text();
    try (var connection = SERVER.getPostgresDatabase().getConnection()) {
      connection.createStatement().execute("create database " + name);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
    return settings("//localhost:%d/%s".formatted(SERVER.getPort(), name), "postgres");
  }

  public static Settings settings(String place, String user) {
    return new Settings(
        "jdbc:postgresql:" + place,
        Optional.of(user),
        Optional.of("a secret"),
        Path.of("unused"),
        POOL_SIZE);
  }

  /** Opens a connection that bypasses the adapter. */
  public static Connection connection(Settings settings) throws SQLException {
    return PostgresAddress.of(settings).source().getConnection();
  }

  /** Requires a password from {@code role}, in a rule before those that trust every user. */
  public static void demandPasswordOf(String role) throws SQLException {
    try (var connection = SERVER.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      Path rules;
      try (var row = statement.executeQuery("show hba_file")) {
        row.next();
        rules = Path.of(row.getString(1));
      }
      Files.writeString(
          rules, "host all %s all scram-sha-256%n".formatted(role) + Files.readString(rules));
      statement.execute("select pg_reload_conf()");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public static int port() {
    return SERVER.getPort();
  }
}
