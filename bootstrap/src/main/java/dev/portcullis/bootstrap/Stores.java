package dev.portcullis.bootstrap;

import dev.portcullis.application.port.out.Storage;
import dev.portcullis.application.port.out.StorageProvider;
import dev.portcullis.application.port.out.StorageProvider.Migration;
import dev.portcullis.application.port.out.StorageRefused;
import dev.portcullis.bootstrap.configuration.Configuration;
import java.util.List;

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

  private static StorageProvider provider(Configuration configuration) {
    return configuration.storageProviders().serving(configuration.database().url());
  }
}
