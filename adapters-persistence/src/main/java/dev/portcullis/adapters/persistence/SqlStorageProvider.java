package dev.portcullis.adapters.persistence;

import dev.portcullis.application.port.out.Storage;
import dev.portcullis.application.port.out.StorageProvider;
import dev.portcullis.application.port.out.StorageRefused;
import dev.portcullis.application.port.out.StoreUnavailable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * Opens {@code jdbc:sqlite:} (alone: a file in the data directory; or followed by a file's name)
 * and {@code jdbc:postgresql:} databases. Stateless.
 */
public final class SqlStorageProvider implements StorageProvider {
  private static final List<Dialect> DIALECTS = List.of(new SqliteDialect(), new PostgresDialect());

  @Override
  public boolean serves(String url) {
    return DIALECTS.stream().anyMatch(dialect -> dialect.serves(url));
  }

  @Override
  public Storage open(Settings settings) {
    Dialect dialect = dialect(settings);
    return opening(
        dialect,
        settings,
        connections -> {
          new Schema(dialect, settings, connections).migrate();
          return new SqlStorage(dialect, connections, dialect.description(settings));
        });
  }

  @Override
  public int migrate(Settings settings) {
    Dialect dialect = dialect(settings);
    return closing(
        dialect, settings, connections -> new Schema(dialect, settings, connections).migrate());
  }

  @Override
  public List<Migration> migrations(Settings settings) {
    Dialect dialect = dialect(settings);
    return closing(
        dialect, settings, connections -> new Schema(dialect, settings, connections).migrations());
  }

  private static Dialect dialect(Settings settings) {
    return DIALECTS.stream()
        .filter(dialect -> dialect.serves(settings.url()))
        .findFirst()
        .orElseThrow(() -> new StorageRefused("database.url: no store for such a URL", null));
  }

  private static <T> T closing(Dialect dialect, Settings settings, Work<T> work) {
    return opening(
        dialect,
        settings,
        connections -> {
          try (connections) {
            return work.run(connections);
          }
        });
  }

  /** Leaves the connections open if all goes well. */
  private static <T> T opening(Dialect dialect, Settings settings, Work<T> work) {
    try {
      Connections connections = dialect.connect(settings);
      try {
        return work.run(connections);
      } catch (Exception failure) {
        connections.close();
        throw failure;
      }
    } catch (StorageRefused | StoreUnavailable clear) {
      throw clear;
    } catch (Exception failure) {
      throw explained(dialect, settings, failure);
    }
  }

  private static RuntimeException explained(Dialect dialect, Settings settings, Exception failure) {
    String place = dialect.description(settings);
    Optional<SQLException> sql = Database.sqlFailure(failure);
    if (sql.filter(dialect::isRefusal).isPresent()) {
      return new StorageRefused(
          "%s can't be used: %s".formatted(place, firstLine(sql.get().getMessage())), failure);
    }
    if (sql.isPresent()) {
      return new StoreUnavailable("%s doesn't answer".formatted(place), failure);
    }
    if (failure instanceof FlywayException) {
      return new StorageRefused(
          "%s holds no Portcullis schema that this version knows, and is left as it is: use an empty database. (%s)"
              .formatted(place, firstLine(failure.getMessage())),
          failure);
    }
    return new StorageRefused("%s can't be opened".formatted(place), failure);
  }

  private static String firstLine(@Nullable String message) {
    return String.valueOf(message).lines().findFirst().orElse("");
  }

  @FunctionalInterface
  private interface Work<T> {
    T run(Connections connections) throws Exception;
  }
}
