package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * The differences of one SQL database from the others. All statements are written once, in SQL that
 * every database understands; where that is not possible, they ask here for a piece of text.
 *
 * <p>A new database needs an implementation of this interface, a folder of migrations, and a place
 * in {@link Dialects}. It must offer {@code insert … on conflict do nothing}, {@code update …
 * returning}, foreign keys, and transactions at {@code READ COMMITTED} or stricter. Ids are UUIDs;
 * instants are whole numbers of microseconds since 1970.
 *
 * <p>Implementations are stateless and thread-safe.
 */
public interface Dialect {
  // Where the database is

  /** Whether a URL is one of this database's. */
  boolean serves(String url);

  /** The form of its URLs for messages, with the variable parts in capitals. */
  String urlForm();

  /**
   * The database and its place for messages and logs; never a password.
   *
   * @throws StorageRefused when the URL is malformed
   */
  String description(Settings settings);

  // Connections

  /**
   * Opens the pools of a database whose schema is up to date. The writer's transactions must not
   * fail because they read before they write. Every commit is on the disk before it returns.
   */
  Connections connect(Settings settings);

  /**
   * Single connections to read and change the schema, whose statements may take as long as they
   * need. Where the database is a file that does not exist yet, they lead to an empty database and
   * create no file.
   */
  DataSource schemaConnections(Settings settings);

  /** Single connections that only read, for databases that another program may have made. */
  DataSource foreignConnections(Settings settings);

  // Schema

  /** The folder of its migrations on the class path. */
  String migrations();

  /** The schema in which unqualified names are looked up; null where a database has no schemas. */
  @Nullable String schema(Connection connection) throws SQLException;

  /**
   * Runs {@code work} while no other process works on the schema. Creates the database first where
   * it is a file that does not exist yet.
   */
  <T> T exclusively(Settings settings, Callable<T> work) throws Exception;

  // Values

  /** An id as the argument of a statement. */
  Object parameter(UUID id);

  /** An id from a column. */
  UUID uuid(ResultSet row, String column) throws SQLException;

  // Pieces of SQL

  /**
   * Ends a select whose rows must not change until the transaction ends. It waits for changes that
   * are under way.
   */
  String lockingRows();

  /** Ends a select that locks its rows and skips rows that are locked. */
  String lockingFreeRows();

  /** A column of text that is compared and sorted by its bytes. */
  String bytewise(String column);

  /** Lets an insert give a value to a column that the database numbers by itself. */
  String overridingIdentity();

  /** Continues the numbering of {@code audit_log} after the numbers that were inserted. */
  void continueIdentities(Handle handle);

  // Transactions

  /** The isolation level whose transactions see the database as it was at one instant. */
  TransactionIsolationLevel snapshot();

  /**
   * Writes the whole database, as it is at one instant, into {@code file}, and checks what was
   * written. The file exists and is empty; the database may be in use.
   *
   * @return connections that read the file
   * @throws StorageRefused when the database has its own tools for this, or the file is damaged
   */
  DataSource backUp(Settings settings, Path file) throws SQLException;

  // Failures

  /** Whether a statement failed because a unique value exists already. */
  boolean isDuplicate(SQLException failure);

  /**
   * Whether the database rolled the transaction back to resolve a conflict with another one: a
   * deadlock or a serialization failure. It can be run again at once.
   */
  boolean isSerializationFailure(SQLException failure);

  /** Whether a later attempt can succeed without a change to the database or the configuration. */
  boolean isTransient(SQLException failure);

  /** The operator's remedy for a failure that trying again can't mend. */
  Optional<String> advice(SQLException failure);
}
