package dev.portcullis.bootstrap.doctor;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.operation.StorageProvider;
import dev.portcullis.application.port.out.operation.StorageProvider.Migration;
import dev.portcullis.bootstrap.Stores;
import dev.portcullis.bootstrap.configuration.Configuration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Examines an installation, and changes nothing. */
public final class Doctor {
  private Doctor() {}

  /** Returns what is unsafe or unwise in the settings and in the permissions of files. */
  public static List<Finding> examineSettings(Configuration configuration) {
    return Stream.concat(
            SettingsRules.ALL.stream().flatMap(rule -> rule.examine(configuration)),
            FileRules.examine(configuration))
        .toList();
  }

  /**
   * Returns what is unsafe or unwise in the store; nothing if there is no store yet.
   *
   * @throws StorageRefused when the store can't be opened
   * @throws StoreUnavailable when the store doesn't answer
   */
  public static List<Finding> examineStore(Configuration configuration, InstantSource clock) {
    var settings = configuration.database();
    StorageProvider provider = configuration.storageProviders().serving(settings.url());
    List<Migration> migrations = provider.migrations(settings);
    if (migrations.stream().noneMatch(Migration::applied)) {
      return List.of();
    }
    long missing = migrations.stream().filter(migration -> !migration.applied()).count();
    if (missing > 0) {
      // Opening the store would apply them.
      return List.of(
          Finding.unwise(
              "database.url",
              "migrations are missing: %d; run portcullis db migrate, and doctor again"
                  .formatted(missing)));
    }
    Stream<Finding> newer =
        provider.hasUnknownMigrations(settings)
            ? Stream.of(
                Finding.unwise(
                    "database.url",
                    "a newer release has migrated the schema; update this node, too"))
            : Stream.empty();
    try (var storage = Stores.open(configuration)) {
      return Stream.concat(newer, StoreRules.of(configuration, storage, clock).examine()).toList();
    }
  }
}
