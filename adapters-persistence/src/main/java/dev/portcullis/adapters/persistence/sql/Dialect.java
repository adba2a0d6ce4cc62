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

/** What differs between the databases: everything else is one SQL. Stateless. */
public interface Dialect {
  /** Whether a URL is one of this database's. */
  boolean serves(String url);

  /**
   * The database and where it is, for people; never a password.
   *
   * @throws StorageRefused when the URL is malformed
   */
  String description(Settings settings);

  /** The folder of its migrations on the class path. */
  String migrations();

  /**
   * Single connections, to read and change the schema by. Where there is no database file yet, they
   * lead to an empty database and make none.
   */
  DataSource schemaConnections(Settings settings);

  /** Single connections to a database of somebody else's, to read it only. */
  DataSource foreignConnections(Settings settings);

  /** The schema that unqualified names lead to; null where there are none. */
  @Nullable String schema(Connection connection) throws SQLException;

  /**
   * Runs work on the schema while no other process does any; brings a database file into being
   * before, where there is none.
   */
  <T> T exclusively(Settings settings, Callable<T> work) throws Exception;

  /** Opens the pools of a database whose schema is up to date. */
  Connections connect(Settings settings);

  /** An id, as a statement's parameter. */
  Object parameter(UUID id);

  /** An id, as a row's column. */
  UUID uuid(ResultSet row, int column) throws SQLException;

  /** Ends a select so that the rows it finds can't change before the transaction ends. */
  String lockingRows();

  /** Ends a select so that it locks the rows it finds and passes over those that are locked. */
  String lockingFreeRows();

  /** A column of text, to be compared and sorted by its bytes. */
  String bytewise(String column);

  /** Within an insert, so that a number that the database would give out can be given to it. */
  String overridingIdentity();

  /** Lets the database give out numbers after those that it was given. */
  void continueIdentities(Handle handle);

  /** The isolation of transactions that see one instant. */
  TransactionIsolationLevel snapshot();

  /**
   * Writes all of the database as it is now into {@code file}, which is there and empty, while it
   * is in use.
   *
   * @throws StorageRefused when this database has other means for that
   */
  void backUp(Settings settings, Path file) throws SQLException;

  /** Whether a failure says that a unique value was there already. */
  boolean isDuplicate(SQLException failure);

  /** Whether a failure undid a transaction in favour of another: it can be run again at once. */
  boolean isUndone(SQLException failure);

  /** Whether a failure may be over when one tries again later. */
  boolean isPassing(SQLException failure);

  /**
   * What to do about a failure that says that the database can't be used as it is, however often
   * one tries.
   */
  Optional<String> advice(SQLException failure);
}
