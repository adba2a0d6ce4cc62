package dev.portcullis.bootstrap;

import dev.portcullis.adapters.persistence.SqlStorageProvider;
import dev.portcullis.adapters.persistence.transfer.StoreBackup;
import dev.portcullis.adapters.persistence.transfer.StoreBackup.Written;
import dev.portcullis.adapters.persistence.transfer.StoreCopy;
import dev.portcullis.adapters.persistence.transfer.StoreCopy.Copied;
import dev.portcullis.adapters.persistence.transfer.StoreCopy.Progress;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.operation.StorageProvider;
import dev.portcullis.application.port.out.operation.StorageProvider.Migration;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.runtime.DataDirectory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The store that a configuration asks for, by whichever provider serves its URL. */
public final class Stores {
  private Stores() {}

  /** Opens it, and makes it where there is none yet; whoever asks closes it. */
  public static Storage open(Configuration configuration) {
    DataDirectory.create(configuration.dataDirectory());
    return provider(configuration).open(configuration.database());
  }

  /**
   * Opens it, but makes none; whoever asks closes it.
   *
   * @throws StorageRefused when there is none yet, saying where it would be
   */
  public static Storage openExisting(Configuration configuration) {
    if (!exists(configuration)) {
      throw new StorageRefused(
          "There is no store yet: %s. Correct data.dir or database.url, or make one by `portcullis db migrate`"
              .formatted(description(configuration)),
          null);
    }
    return open(configuration);
  }

  /** Whether there is one. Makes none. */
  public static boolean exists(Configuration configuration) {
    return migrations(configuration).stream().anyMatch(Migration::applied);
  }

  /** Brings its schema up to date, and makes it where there is none yet; how many steps it took. */
  public static int migrate(Configuration configuration) {
    DataDirectory.create(configuration.dataDirectory());
    return provider(configuration).migrate(configuration.database());
  }

  /** The steps of its schema, the oldest first. Makes nothing. */
  public static List<Migration> migrations(Configuration configuration) {
    return provider(configuration).migrations(configuration.database());
  }

  /** What people may know of it: what it is, and where. */
  public static String description(Configuration configuration) {
    return provider(configuration).description(configuration.database());
  }

  /**
   * Writes what it holds now into {@code file}, while it may be in use.
   *
   * @throws StorageRefused when there is none, or it has other means for that
   */
  public static Written backUp(Configuration configuration, Path file) {
    if (!exists(configuration)) {
      throw new StorageRefused("There is no store yet: " + description(configuration), null);
    }
    builtIn(configuration.database());
    return StoreBackup.write(SqlStorageProvider.dialects(), configuration.database(), file);
  }

  /**
   * Copies one store into another, by URL; the one that is configured is reached as configured.
   *
   * @return each table, as it is on both sides
   * @throws StorageRefused when that can't be, saying why
   */
  public static List<Copied> copy(
      Configuration configuration, String from, String to, Progress progress) {
    DataDirectory.create(configuration.dataDirectory());
    Settings source = builtIn(settings(configuration, from));
    return StoreCopy.run(
        SqlStorageProvider.dialects(), source, builtIn(settings(configuration, to)), progress);
  }

  private static Settings settings(Configuration configuration, String url) {
    Settings configured = configuration.database();
    return url.equals(configured.url())
        ? configured
        : new Settings(url, Optional.empty(), Optional.empty(), configuration.dataDirectory(), 1);
  }

  private static Settings builtIn(Settings settings) {
    if (!new SqlStorageProvider().serves(settings.url())) {
      throw new StorageRefused(
          "Only SQLite and PostgreSQL can be copied and backed up by Portcullis; use the store's"
              + " own tools",
          null);
    }
    return settings;
  }

  private static StorageProvider provider(Configuration configuration) {
    return configuration.storageProviders().serving(configuration.database().url());
  }
}
