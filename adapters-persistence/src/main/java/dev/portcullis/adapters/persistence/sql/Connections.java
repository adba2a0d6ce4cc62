package dev.portcullis.adapters.persistence.sql;

import com.zaxxer.hikari.HikariDataSource;

/**
 * The pools of one open store.
 *
 * @param writer for statements that change something
 * @param reader for those that don't; may be the same pool
 */
public record Connections(HikariDataSource writer, HikariDataSource reader)
    implements AutoCloseable {
  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
