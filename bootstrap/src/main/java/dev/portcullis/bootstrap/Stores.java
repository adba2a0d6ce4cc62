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

/** Operations on the configured store. The provider that serves its URL runs them. */
public final class Stores {
  private Stores() {}

  /** Opens the store, and creates it if it doesn't exist. The caller closes it. */
  public static Storage open(Configuration configuration) {
    DataDirectory.create(configuration.dataDirectory());
    return provider(configuration).open(configuration.database());
  }

  /**
   * Opens an existing store. The caller closes it.
   *
   * @throws StorageRefused when it doesn't exist, naming its place
   */
  public static Storage openExisting(Configuration configuration) {
    if (!exists(configuration)) {
      throw new StorageRefused(
          "There is no store yet: %s. Correct data.dir or database.url, or create one with `portcullis db migrate`"
              .formatted(description(configuration)),
          null);
    }
    return open(configuration);
  }

  /** Returns whether the store exists, without creating it. */
  public static boolean exists(Configuration configuration) {
    return migrations(configuration).stream().anyMatch(Migration::applied);
  }

  /**
   * Migrates the schema, and creates the store if it doesn't exist. Returns the number of applied
   * steps.
   */
  public static int migrate(Configuration configuration) {
    DataDirectory.create(configuration.dataDirectory());
    return provider(configuration).migrate(configuration.database());
  }

  /** Returns the steps of the schema, the oldest first, without creating the store. */
  public static List<Migration> migrations(Configuration configuration) {
    return provider(configuration).migrations(configuration.database());
  }

  /** Returns the kind and place of the store, without secrets. */
  public static String description(Configuration configuration) {
    return provider(configuration).description(configuration.database());
  }

  /**
   * Writes the current contents of the store to {@code file}. The store may be in use.
   *
   * @throws StorageRefused when the store doesn't exist or must be backed up by its own tools
   */
  public static Written backUp(Configuration configuration, Path file) {
    if (!exists(configuration)) {
      throw new StorageRefused("There is no store yet: " + description(configuration), null);
    }
    builtIn(configuration.database());
    return StoreBackup.write(SqlStorageProvider.dialects(), configuration.database(), file);
  }

  /**
   * Copies one store into another. For the configured URL, the configured credentials are used.
   *
   * @return the copied tables, equal on both sides
   * @throws StorageRefused when the stores can't be copied, with the reason
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
