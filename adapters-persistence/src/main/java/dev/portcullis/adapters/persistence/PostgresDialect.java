package dev.portcullis.adapters.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.portcullis.application.port.out.StorageProvider.Settings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

/**
 * PostgreSQL, at its default isolation, {@code READ COMMITTED}: the statements themselves decide
 * who wins.
 */
final class PostgresDialect implements Dialect {
  private static final String PREFIX = "jdbc:postgresql:";
  private static final int CONNECT_SECONDS = 3;
  private static final int ANSWER_SECONDS = 10;

  /** Appendix A of PostgreSQL's manual: serialization failures, deadlocks, too many connections. */
  private static final Set<String> PASSING = Set.of("40001", "40P01", "53300", "55P03", "25006");

  /** No such database, wrong password, no such role, no right to. */
  private static final Set<String> REFUSALS = Set.of("3D000", "28P01", "28000", "42501");

  @Override
  public boolean serves(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public Connections connect(Settings settings) {
    var config = new HikariConfig();
    config.setPoolName("postgresql");
    config.setJdbcUrl(settings.url());
    settings.username().ifPresent(config::setUsername);
    settings.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(settings.poolSize());
    config.setConnectionTimeout(CONNECT_SECONDS * 1_000L);
    config.addDataSourceProperty("ApplicationName", "portcullis");
    config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
    config.addDataSourceProperty("socketTimeout", ANSWER_SECONDS);
    config.addDataSourceProperty("tcpKeepAlive", true);
    // A server that acknowledges before it has written would break our own promise.
    config.setConnectionInitSql("set synchronous_commit = on");
    var pool = new HikariDataSource(config);
    return new Connections(pool, pool);
  }

  @Override
  public String migrations() {
    return "dev/portcullis/adapters/persistence/postgresql";
  }

  /** As it is: the migrations themselves take an advisory lock. */
  @Override
  public <T> T migrating(Settings settings, Callable<T> migration) throws Exception {
    return migration.call();
  }

  @Override
  public Object parameter(UUID id) {
    return id;
  }

  @Override
  public UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  @Override
  public String lockingRows() {
    return "for share";
  }

  @Override
  public boolean isDuplicate(SQLException failure) {
    return "23505".equals(failure.getSQLState());
  }

  @Override
  public boolean isPassing(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return failure instanceof SQLTransientException
        || state.startsWith("08")
        || state.startsWith("57P")
        || PASSING.contains(state);
  }

  @Override
  public boolean isRefusal(SQLException failure) {
    return REFUSALS.contains(String.valueOf(failure.getSQLState()));
  }

  /** Without the URL's parameters, which may hold a password. */
  @Override
  public String description(Settings settings) {
    String place = settings.url().substring(PREFIX.length()).replaceFirst("\\?.*", "");
    return "PostgreSQL at " + place.replaceFirst("^//([^/@]*@)?", "");
  }
}
