package dev.portcullis.adapters.persistence;

import java.sql.SQLException;
import java.util.List;

/** Answers what is asked often. Thread-safe. */
interface Lookups extends AutoCloseable {
  /** All that {@code lookup} finds, in its order. */
  <T> List<T> find(Lookup<T> lookup, Object... parameters) throws SQLException;

  @Override
  void close();
}
