package dev.portcullis.adapters.persistence;

import java.sql.SQLException;
import java.util.List;

/** Answers what is asked often. Thread-safe. */
public interface Lookups extends AutoCloseable {
  /**
   * Of a table, since SQLite answers what needs no file without looking at the file; its rows are
   * few.
   */
  Lookup<Long> READABLE = new Lookup<>("count(*)", " from signing_keys", row -> row.number(1));

  /** How long it may take to tell whether the database can be read. */
  int ANSWER_SECONDS = 2;

  /** All that {@code lookup} finds, in its order. */
  <T> List<T> find(Lookup<T> lookup, Object... parameters) throws SQLException;

  /** Whether the database can be read, and says so within a few seconds. */
  boolean isReadable() throws SQLException;

  @Override
  void close();
}
