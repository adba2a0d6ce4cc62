package dev.portcullis.adapters.persistence;

import com.zaxxer.hikari.HikariDataSource;

/**
 * The pools of one open store.
 *
 * @param writer for statements that change something
 * @param reader for those that don't; may be the same pool
 * @param preparation of the reader's statements
 */
record Connections(HikariDataSource writer, HikariDataSource reader, Preparation preparation)
    implements AutoCloseable {
  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
