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
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * SQL dialect: the differences between the supported databases. All statements are written once, in
 * SQL that every database understands. Where that isn't possible, they take a fragment from here.
 *
 * <p>A new database needs an implementation of this interface, a folder of migrations, and an entry
 * in {@link Dialects}. It must support {@code insert … on conflict do nothing}, {@code update …
 * returning}, foreign keys, and transactions at {@code READ COMMITTED} or stricter. Ids are UUIDs;
 * instants are whole numbers of microseconds since 1970.
 *
 * <p>Implementations are stateless and thread-safe.
 */
public interface Dialect {
  // Location

  /** Reports whether a URL is one of this database's. */
  boolean serves(String url);

  /** Returns the form of its URLs for messages, with the variable parts in capitals. */
  String urlForm();

  /**
   * Returns the database's kind and location for messages and logs, without credentials.
   *
   * @throws StorageRefused when the URL is malformed
   */
  String description(Settings settings);

  // Connections

  /**
   * Opens connection pools to a database whose schema is up to date. The writer's transactions must
   * not fail because they read before they write. Every commit is on disk before it returns.
   */
  Connections connect(Settings settings);

  /**
   * Returns a source of single connections that read and change the schema, without a statement
   * timeout. If the database file doesn't exist yet, they lead to an empty database and create no
   * file.
   */
  DataSource schemaConnections(Settings settings);

  /**
   * Returns a source of single read-only connections, for databases that another program may have
   * created.
   */
  DataSource foreignConnections(Settings settings);

  // Schema

  /** Returns the folder of its migrations on the class path. */
  String migrations();

  /** Returns the schema of unqualified names; null if the database has no schemas. */
  @Nullable String schema(Connection connection) throws SQLException;

  /**
   * Runs {@code work} while no other process changes the schema. First creates the database file if
   * there is none.
   */
  <T> T exclusively(Settings settings, Callable<T> work) throws Exception;

  // Values

  /** Converts an id to a statement's argument. */
  Object parameter(UUID id);

  /** Reads an id from a column. */
  UUID uuid(ResultSet row, String column) throws SQLException;

  // SQL fragments

  /**
   * Suffix of a select whose rows must not change until the transaction ends. The select waits for
   * changes in progress.
   */
  String lockingRows();

  /** Suffix of a select that locks its rows and skips locked rows. */
  String lockingFreeRows();

  /** Expression that compares and sorts a text column by its bytes. */
  String bytewise(String column);

  /** Clause of an insert that sets an identity column explicitly. */
  String overridingIdentity();

  /** Continues the numbering of {@code audit_log} after the highest inserted number. */
  void continueIdentities(Handle handle);

  // Transactions

  /** Runs statements in one transaction whose commit doesn't wait for the disk. */
  <T> T withoutWaitingForDisk(Handle handle, HandleCallback<T, SQLException> statements)
      throws SQLException;

  /** Returns the isolation level whose transactions read one snapshot of the database. */
  TransactionIsolationLevel snapshot();

  /**
   * Writes a snapshot of the whole database into {@code file}, and verifies it. The file exists and
   * is empty; the database may be in use.
   *
   * @return connections that read the file
   * @throws StorageRefused when the database has its own tools for backups, or the file is damaged
   */
  DataSource backUp(Settings settings, Path file) throws SQLException;

  // Failures

  /** Reports whether a statement failed because a unique value exists already. */
  boolean isDuplicate(SQLException failure);

  /**
   * Reports whether the database rolled the transaction back to resolve a conflict: a deadlock or a
   * serialization failure. The transaction can be repeated at once.
   */
  boolean isSerializationFailure(SQLException failure);

  /**
   * Reports whether a later attempt can succeed without a change to the database or the
   * configuration.
   */
  boolean isTransient(SQLException failure);

  /** Returns the operator's remedy for a failure that persists when repeated. */
  Optional<String> advice(SQLException failure);
}
