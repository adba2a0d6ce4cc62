package dev.portcullis.adapters.persistence.migration;

import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/**
 * Marker of a store into which a copy is in progress: a table that exists from the first row to the
 * last comparison. A marked store must not be opened.
 */
public final class UnfinishedCopy {
  private static final String TABLE = "unfinished_copy";

  private UnfinishedCopy() {}

  /**
   * Refuses a marked store.
   *
   * @throws StorageRefused when the store is marked
   */
  public static void refuse(Dialect dialect, Settings settings) throws SQLException {
    try (Connection connection = dialect.schemaConnections(settings).getConnection()) {
      if (isMarked(dialect, connection)) {
        throw new StorageRefused(
            "%s holds an unfinished copy; run the same `portcullis db copy` again"
                .formatted(dialect.description(settings)),
            null);
      }
    }
  }

  public static boolean isMarked(Dialect dialect, Connection connection) throws SQLException {
    try (var tables =
        connection
            .getMetaData()
            .getTables(null, dialect.schema(connection), TABLE, new String[] {"TABLE"})) {
      return tables.next();
    }
  }

  public static void mark(Handle handle) {
    handle.execute("create table %s (begun integer)".formatted(TABLE));
  }

  public static void unmark(Handle handle) {
    handle.execute("drop table " + TABLE);
  }
}
