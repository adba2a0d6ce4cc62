package dev.portcullis.adapters.persistence;

import dev.portcullis.adapters.persistence.migration.Schema;
import dev.portcullis.adapters.persistence.migration.UnfinishedCopy;
import dev.portcullis.adapters.persistence.postgres.PostgresDialect;
import dev.portcullis.adapters.persistence.sql.Database;
import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.adapters.persistence.sql.Dialects;
import dev.portcullis.adapters.persistence.sql.StoreFailures;
import dev.portcullis.adapters.persistence.sqlite.SqliteDialect;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.operation.StorageProvider;
import java.util.List;

/**
 * Provider of SQL storage for {@code jdbc:sqlite:} and {@code jdbc:postgresql:} URLs. The URL
 * {@code jdbc:sqlite:} without a file name means a file in the data directory.
 *
 * <p>Thread-safe. Flyway and HikariCP log under {@code org.flywaydb} and {@code com.zaxxer.hikari};
 * their INFO lines don't help an operator.
 */
public final class SqlStorageProvider implements StorageProvider {
  private static final Dialects DIALECTS =
      new Dialects(List.of(new SqliteDialect(), new PostgresDialect()));

  /** Returns the dialects of the supported databases. */
  public static Dialects dialects() {
    return DIALECTS;
  }

  @Override
  public int ports() {
    return PORTS;
  }

  @Override
  public boolean serves(String url) {
    return DIALECTS.serves(url);
  }

  @Override
  public List<String> urlForms() {
    return DIALECTS.urlForms();
  }

  @Override
  public String description(Settings settings) {
    return DIALECTS.of(settings).description(settings);
  }

  @Override
  public Storage open(Settings settings) {
    Dialect dialect = DIALECTS.of(settings);
    String description = dialect.description(settings);
    return new StoreFailures(dialect)
        .explaining(
            settings,
            () ->
                dialect.exclusively(
                    settings,
                    () -> {
                      new Schema(dialect, settings).migrate();
                      UnfinishedCopy.refuse(dialect, settings);
                      return new SqlStorage(
                          new Database(dialect, dialect.connect(settings)), description);
                    }));
  }

  @Override
  public List<Risk> risks(Settings settings) {
    return DIALECTS.of(settings).risks(settings);
  }

  @Override
  public boolean hasUnknownMigrations(Settings settings) {
    Dialect dialect = DIALECTS.of(settings);
    return new StoreFailures(dialect)
        .explaining(settings, () -> new Schema(dialect, settings).hasUnknown());
  }

  @Override
  public int migrate(Settings settings) {
    Dialect dialect = DIALECTS.of(settings);
    return new StoreFailures(dialect)
        .explaining(
            settings,
            () -> dialect.exclusively(settings, () -> new Schema(dialect, settings).migrate()));
  }

  @Override
  public List<Migration> migrations(Settings settings) {
    Dialect dialect = DIALECTS.of(settings);
    return new StoreFailures(dialect)
        .explaining(settings, () -> new Schema(dialect, settings).migrations());
  }
}
