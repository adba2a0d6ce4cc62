package dev.portcullis.adapters.persistence;

import java.sql.SQLException;
import java.util.List;

/** Answers what is asked often. Thread-safe. */
interface Lookups extends AutoCloseable {
  /** All that {@code lookup} finds, in its order. */
  <T> List<T> find(Lookup<T> lookup, Object... parameters) throws SQLException;

  /**
   * Whether the database can be read, and says so within a few seconds. Of a table, since SQLite
   * answers what needs no file without looking at the file.
   */
  boolean isReadable() throws SQLException;

  @Override
  void close();
}
