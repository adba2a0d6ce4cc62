package dev.portcullis.benchmarks.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** A real PostgreSQL server with an empty database, for the user {@code postgres}. */
public final class Postgres implements AutoCloseable {
  /** The database user, without a password. */
  public static final String USER = "postgres";

  private final EmbeddedPostgres server;

  private Postgres(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Unpacks and starts the server. */
  public static Postgres start(RunDirectory directory) {
    try {
      return new Postgres(
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(directory.newFolder("postgresql").toFile())
              .start());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns the JDBC URL of the database. */
  public String url() {
    return String.format(Locale.ROOT, "jdbc:postgresql://localhost:%d/postgres", server.getPort());
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
