package dev.portcullis.benchmarks.ceiling;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Runs one {@code select} by primary key for each answer, through the pool that Portcullis uses.
 */
final class BareSelect implements Supplier<String>, AutoCloseable {
  private static final int POOL_SIZE = 10;
  private static final String SELECT = "select email from users where id = ?";

  private final HikariDataSource pool;
  private final List<UUID> ids;
  private final String body;
  private final AtomicInteger turn = new AtomicInteger();

  BareSelect(String url, String user, List<UUID> ids, String body) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setMaximumPoolSize(POOL_SIZE);
    this.pool = new HikariDataSource(config);
    this.ids = List.copyOf(ids);
    this.body = body;
  }

  /** Reads the next row, and returns the constant answer. */
  @Override
  public String get() {
    UUID id = ids.get(Math.floorMod(turn.getAndIncrement(), ids.size()));
    try (var connection = pool.getConnection();
        var statement = connection.prepareStatement(SELECT)) {
      statement.setObject(1, id);
      try (var row = statement.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("no user " + id);
        }
        return row.getString(1).isEmpty() ? "" : body;
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
