package dev.portcullis.adapters.persistence;

import dev.portcullis.application.port.out.StorageProvider.Migration;
import dev.portcullis.application.port.out.StorageProvider.Settings;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/**
 * The schema of one database and its steps. A database that holds tables of somebody else's is
 * never touched.
 */
final class Schema {
  private final Dialect dialect;
  private final Settings settings;
  private final Flyway flyway;

  Schema(Dialect dialect, Settings settings, Connections connections) {
    this.dialect = dialect;
    this.settings = settings;
    this.flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(connections.writer())
            .locations("classpath:" + dialect.migrations())
            .cleanDisabled(true)
            .load();
  }

  /** Applies what is missing; how many steps that were. */
  int migrate() throws Exception {
    return dialect.migrating(settings, () -> flyway.migrate().migrationsExecuted);
  }

  List<Migration> migrations() {
    return Arrays.stream(flyway.info().all()).map(Schema::migration).toList();
  }

  private static Migration migration(MigrationInfo info) {
    return new Migration(
        String.valueOf(info.getVersion()), info.getDescription(), info.getState().isApplied());
  }
}
