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
 * The schema of one database and its steps. A database that holds tables of somebody else's is
 * never touched, nor is one that a newer program has taken something away from.
 *
 * <p>Two releases run side by side on one database while nodes are exchanged one by one. So a
 * release only adds: its steps are called {@code expand …}, and the release before, to which they
 * are unknown, goes on with them. What nobody uses any more is taken away by a step called {@code
 * contract …}, a release later at the earliest; whoever doesn't know that one stays out.
 */
public final class Schema {
  /** How the description of a step begins that leaves everything as it was, and adds to it. */
  private static final String EXPANDING = "expand ";

  /** A name of our own, so that another program's steps are not taken for ours. */
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

  /** Applies what is missing; how many steps that were. */
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

  /** Whether it is exactly this program's: every step is applied, and none that is unknown here. */
  public boolean isOwn() {
    return Arrays.stream(flyway().info().all())
        .map(MigrationInfo::getState)
        .allMatch(state -> state.isApplied() && !UNKNOWN.contains(state));
  }

  public List<Migration> migrations() {
    return Arrays.stream(flyway().info().all()).map(Schema::migration).toList();
  }

  private static Migration migration(MigrationInfo info) {
    return new Migration(
        String.valueOf(info.getVersion()), info.getDescription(), info.getState().isApplied());
  }
}
