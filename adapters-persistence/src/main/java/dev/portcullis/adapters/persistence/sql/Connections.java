package dev.portcullis.adapters.persistence.sql;

import com.zaxxer.hikari.HikariDataSource;
import dev.portcullis.adapters.persistence.Lookups;

/**
 * The pools of one open store.
 *
 * @param writer for statements that change something
 * @param reader for those that don't; may be the same pool
 * @param lookups for what is asked at almost every request
 */
public record Connections(HikariDataSource writer, HikariDataSource reader, Lookups lookups)
    implements AutoCloseable {
  @Override
  public void close() {
    lookups.close();
    reader.close();
    writer.close();
  }
}
