package dev.portcullis.adapters.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A query that is asked at almost every request, or before the first one. Its texts are joined
 * once: what keeps statements prepared finds them by the text, whose hash is then known.
 */
public final class Lookup<T> {
  private final String sql;
  private final String sqlForJson;
  private final Mapping<T> mapping;
  private final boolean repeated;

  /**
   * One that is seldom asked for the same twice.
   *
   * @param columns what it asks for
   * @param condition where from, and which rows; with a {@code ?} for each parameter
   * @param mapping reads the row
   */
  public Lookup(String columns, String condition, Mapping<T> mapping) {
    this(
        "select " + columns + condition,
        "select json_array(" + columns + ")" + condition,
        mapping,
        false);
  }

  private Lookup(String sql, String sqlForJson, Mapping<T> mapping, boolean repeated) {
    this.sql = sql;
    this.sqlForJson = sqlForJson;
    this.mapping = mapping;
    this.repeated = repeated;
  }

  /** The same, asked for the same again and again, as when a token is shown with every request. */
  public Lookup<T> asRepeated() {
    return new Lookup<>(sql, sqlForJson, mapping, true);
  }

  /** Reads what a row says. */
  @FunctionalInterface
  public interface Mapping<T> {
    T of(Row row) throws SQLException;
  }

  /** As databases usually are asked. */
  String sql() {
    return sql;
  }

  /** For SQLite: the row in one piece. */
  String sqlForJson() {
    return sqlForJson;
  }

  Mapping<T> mapping() {
    return mapping;
  }

  /** Whether the same is asked again and again. */
  boolean repeated() {
    return repeated;
  }

  static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int number = 1; number <= parameters.length; number++) {
      statement.setObject(number, parameters[number - 1]);
    }
  }
}
