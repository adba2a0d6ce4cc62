package dev.portcullis.adapters.persistence;

import dev.portcullis.application.port.out.StorageProvider.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;

/** What differs between the databases: everything else is one SQL. */
sealed interface Dialect permits SqliteDialect, PostgresDialect {
  /** Whether a URL is one of this database's. */
  boolean serves(String url);

  /** Opens the connections; brings a database file into being where there is none. */
  Connections connect(Settings settings);

  /** The folder of its migrations on the class path. */
  String migrations();

  /** Runs a migration while no other process runs one. */
  <T> T migrating(Settings settings, Callable<T> migration) throws Exception;

  /** An id, as a statement's parameter. */
  Object parameter(UUID id);

  /** An id, as a row's column. */
  UUID uuid(ResultSet row, String column) throws SQLException;

  /** Ends a select so that the rows it finds can't change before the transaction ends. */
  String lockingRows();

  /** Whether a failure says that a unique value was there already. */
  boolean isDuplicate(SQLException failure);

  /** Whether a failure may be over when one tries again. */
  boolean isPassing(SQLException failure);

  /** Whether a failure says that the store can't be used as it is, however often one tries. */
  boolean isRefusal(SQLException failure);

  /** The database and where it is, for people; never a password. */
  String description(Settings settings);
}
