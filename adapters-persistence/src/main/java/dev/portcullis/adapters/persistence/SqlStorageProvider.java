package dev.portcullis.adapters.persistence;

import dev.portcullis.adapters.persistence.migration.Schema;
import dev.portcullis.adapters.persistence.postgres.PostgresDialect;
import dev.portcullis.adapters.persistence.sql.Database;
import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.adapters.persistence.sqlite.SqliteDialect;
import dev.portcullis.adapters.persistence.transfer.StoreCopy;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.operation.StorageProvider;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Opens {@code jdbc:sqlite:} (alone: a file in the data directory; or followed by a file's name)
 * and {@code jdbc:postgresql:} databases.
 *
 * <p>Thread-safe. The libraries below log under {@code org.flywaydb} and {@code com.zaxxer.hikari};
 * what they say at INFO is of no use to an operator.
 */
public final class SqlStorageProvider implements StorageProvider {
  private static final List<Dialect> DIALECTS = List.of(new SqliteDialect(), new PostgresDialect());

  @Override
  public int ports() {
    return PORTS;
  }

  @Override
  public boolean serves(String url) {
    return DIALECTS.stream().anyMatch(dialect -> dialect.serves(url));
  }

  @Override
  public List<String> urlForms() {
    return List.of("jdbc:sqlite:FILE", "jdbc:postgresql://HOST/NAME");
  }

  @Override
  public String description(Settings settings) {
    return dialect(settings).description(settings);
  }

  @Override
  public Storage open(Settings settings) {
    Dialect dialect = dialect(settings);
    String description = dialect.description(settings);
    return explaining(
        dialect,
        settings,
        () ->
            dialect.exclusively(
                settings,
                () -> {
                  new Schema(dialect, settings).migrate();
                  StoreCopy.refuseUnfinished(dialect, settings);
                  return new SqlStorage(
                      new Database(dialect, dialect.connect(settings)), description);
                }));
  }

  @Override
  public int migrate(Settings settings) {
    Dialect dialect = dialect(settings);
    return explaining(
        dialect,
        settings,
        () -> dialect.exclusively(settings, () -> new Schema(dialect, settings).migrate()));
  }

  @Override
  public List<Migration> migrations(Settings settings) {
    Dialect dialect = dialect(settings);
    return explaining(dialect, settings, () -> new Schema(dialect, settings).migrations());
  }

  public static Dialect dialect(Settings settings) {
    return DIALECTS.stream()
        .filter(dialect -> dialect.serves(settings.url()))
        .findFirst()
        .orElseThrow(
            () ->
                new StorageRefused(
                    "database.url: must start with jdbc:sqlite: or jdbc:postgresql:", null));
  }

  /** Turns the database's failures into what an operator understands. */
  public static <T> T explaining(Dialect dialect, Settings settings, Callable<T> work) {
    try {
      return work.call();
    } catch (StorageRefused | StoreUnavailable clear) {
      throw clear;
    } catch (Exception failure) {
      throw explained(dialect, dialect.description(settings), failure);
    }
  }

  private static RuntimeException explained(Dialect dialect, String place, Exception failure) {
    Optional<String> advice = Database.sqlFailure(failure).flatMap(dialect::advice);
    if (advice.isPresent()) {
      return new StorageRefused("%s %s".formatted(place, advice.get()), failure);
    }
    if (Database.isPassing(dialect, failure)) {
      return new StoreUnavailable("%s doesn't answer".formatted(place), failure);
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException("%s can't be opened".formatted(place), failure);
  }
}
