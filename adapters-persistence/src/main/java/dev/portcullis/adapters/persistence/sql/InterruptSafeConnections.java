package dev.portcullis.adapters.persistence.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * Connections that are returned without the interrupt flag. HikariCP waits for a borrower with
 * pauses, which an interrupted thread skips: it would spin, and on a virtual thread keep the
 * borrower from running. The flag is restored afterwards.
 */
record InterruptSafeConnections(DataSource source) implements ConnectionFactory {
  @Override
  public Connection openConnection() throws SQLException {
    return source.getConnection();
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    boolean isInterrupted = Thread.interrupted();
    try {
      connection.close();
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
