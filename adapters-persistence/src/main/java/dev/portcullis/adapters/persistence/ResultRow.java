package dev.portcullis.adapters.persistence;

import dev.portcullis.adapters.persistence.sql.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The row that a result stands at.
 *
 * @param dialect knows how ids are kept
 */
public record ResultRow(Dialect dialect, ResultSet result) implements Row {
  @Override
  public String text(int column) throws SQLException {
    return result.getString(column);
  }

  @Override
  public long number(int column) throws SQLException {
    return result.getLong(column);
  }

  @Override
  public boolean flag(int column) throws SQLException {
    return result.getBoolean(column);
  }

  @Override
  public UUID id(int column) throws SQLException {
    return dialect.uuid(result, column);
  }
}
