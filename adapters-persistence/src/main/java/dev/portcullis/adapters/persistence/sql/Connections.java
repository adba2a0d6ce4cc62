package dev.portcullis.adapters.persistence.sql;

import com.zaxxer.hikari.HikariDataSource;

/**
 * Connection pools of an open store.
 *
 * @param writer for statements that change data
 * @param reader for statements that only read; may be the same pool
 */
public record Connections(HikariDataSource writer, HikariDataSource reader)
    implements AutoCloseable {
  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
