package dev.portcullis.adapters.persistence;

import dev.portcullis.application.port.out.StorageProvider.Migration;
import dev.portcullis.application.port.out.StorageProvider.Settings;
import dev.portcullis.application.port.out.StorageRefused;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/**
 * The schema of one database and its steps. A database that holds tables of somebody else's, or a
 * schema newer than this program's, is never touched.
 */
final class Schema {
  /** Of our own, so that no other program's steps are taken for ours. */
  private static final String HISTORY = "portcullis_schema_history";

  private final String place;
  private final Flyway flyway;

  Schema(Dialect dialect, Settings settings) {
    this.place = dialect.description(settings);
    this.flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(dialect.schemaConnections(settings))
            .locations("classpath:" + dialect.migrations())
            .table(HISTORY)
            .cleanDisabled(true)
            .load();
  }

  /** Applies what is missing; how many steps that were. */
  int migrate() {
    refuseNewer();
    try {
      return flyway.migrate().migrationsExecuted;
    } catch (FlywayException failure) {
      if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
        throw refused("holds tables that aren't Portcullis's; use an empty database", failure);
      }
      if (failure.getErrorCode() == CoreErrorCode.VALIDATE_ERROR) {
        throw refused(
            "has a schema that was changed by hand or half migrated; restore a backup", failure);
      }
      throw failure;
    }
  }

  private void refuseNewer() {
    boolean newer =
        Arrays.stream(flyway.info().all())
            .map(MigrationInfo::getState)
            .anyMatch(
                state ->
                    state == MigrationState.FUTURE_SUCCESS
                        || state == MigrationState.FUTURE_FAILED);
    if (newer) {
      throw refused("was migrated by a newer Portcullis; run that version or a later one", null);
    }
  }

  private StorageRefused refused(String advice, @Nullable Throwable cause) {
    return new StorageRefused("%s %s".formatted(place, advice), cause);
  }

  List<Migration> migrations() {
    return Arrays.stream(flyway.info().all()).map(Schema::migration).toList();
  }

  private static Migration migration(MigrationInfo info) {
    return new Migration(
        String.valueOf(info.getVersion()), info.getDescription(), info.getState().isApplied());
  }
}
