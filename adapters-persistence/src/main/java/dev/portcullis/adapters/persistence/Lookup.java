package dev.portcullis.adapters.persistence;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * A query that is asked at almost every request, or before the first one.
 *
 * @param columns what it asks for
 * @param condition where from, and which rows; with a {@code ?} for each parameter
 * @param mapping reads the row
 * @param repeated whether the same is asked again and again, as when a token is shown with every
 *     request
 */
record Lookup<T>(String columns, String condition, Mapping<T> mapping, boolean repeated) {
  /** One that is seldom asked for the same twice. */
  Lookup(String columns, String condition, Mapping<T> mapping) {
    this(columns, condition, mapping, false);
  }

  /** The same, asked for the same again and again. */
  Lookup<T> asRepeated() {
    return new Lookup<>(columns, condition, mapping, true);
  }

  /** Reads what a row says. */
  @FunctionalInterface
  interface Mapping<T> {
    T of(Row row) throws SQLException;
  }

  /** As databases usually are asked. */
  String sql() {
    return "select " + columns + condition;
  }

  /** For SQLite: the row in one piece. */
  String sqlForJson() {
    return "select json_array(" + columns + ")" + condition;
  }

  static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
    for (int number = 1; number <= parameters.length; number++) {
      statement.setObject(number, parameters[number - 1]);
    }
  }
}
