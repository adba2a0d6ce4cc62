package dev.portcullis.adapters.persistence.migration;

import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider.Migration;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;

/**
 * Schema of a database and its migrations. A database with another program's tables, or with a
 * newer release's {@code contract} migration, is refused unchanged.
 *
 * <p>During a rolling upgrade, two releases use one database. So a release's migrations only add;
 * their descriptions begin with {@code expand}, and the previous release, which doesn't know them,
 * keeps working. A migration that removes something unused has a description that begins with
 * {@code contract}, and follows at least one release later. A release that doesn't know it refuses
 * the database.
 */
public final class Schema {
  /** Prefix of the descriptions of migrations that only add. */
  private static final String EXPANDING = "expand ";

  /**
   * History table with our own name, so that another program's Flyway history isn't mistaken for
   * ours.
   */
  private static final String HISTORY = "portcullis_schema_history";

  private static final Set<MigrationState> UNKNOWN =
      Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

  private final Dialect dialect;
  private final Settings settings;

  public Schema(Dialect dialect, Settings settings) {
    this.dialect = dialect;
    this.settings = settings;
  }

  private Flyway flyway() {
    return Flyway.configure(Schema.class.getClassLoader())
        .dataSource(dialect.schemaConnections(settings))
        .locations("classpath:" + dialect.migrations())
        .table(HISTORY)
        .cleanDisabled(true)
        .load();
  }

  /**
   * Applies pending migrations and returns their number.
   *
   * @throws StorageRefused when the database isn't ours, was changed by hand, or is too new
   */
  public int migrate() {
    Flyway flyway = flyway();
    refuseNewer(flyway);
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

  private void refuseNewer(Flyway flyway) {
    boolean contracted =
        Arrays.stream(flyway.info().all())
            .filter(step -> UNKNOWN.contains(step.getState()))
            .anyMatch(step -> !step.getDescription().startsWith(EXPANDING));
    if (contracted) {
      throw refused("was migrated by a newer Portcullis; run that version or a later one", null);
    }
  }

  private StorageRefused refused(String advice, @Nullable Throwable cause) {
    return new StorageRefused("%s %s".formatted(dialect.description(settings), advice), cause);
  }

  /**
   * Reports whether the schema is exactly this release's: every migration applied, and none
   * unknown.
   */
  public boolean isOwn() {
    return Arrays.stream(flyway().info().all())
        .map(MigrationInfo::getState)
        .allMatch(state -> state.isApplied() && !UNKNOWN.contains(state));
  }

  /** Reports whether the database has migrations that this release doesn't know. */
  public boolean hasUnknown() {
    return Arrays.stream(flyway().info().all()).anyMatch(step -> UNKNOWN.contains(step.getState()));
  }

  public List<Migration> migrations() {
    return Arrays.stream(flyway().info().all()).map(Schema::migration).toList();
  }

  private static Migration migration(MigrationInfo info) {
    return new Migration(
        String.valueOf(info.getVersion()), info.getDescription(), info.getState().isApplied());
  }
}
