package dev.portcullis.adapters.persistence.transfer;

import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.adapters.persistence.transfer.CopiedTable.Column;
import dev.portcullis.adapters.persistence.transfer.CopiedTable.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Source or target database of a copy. Rows are ordered by the bytes of their keys. */
record CopySide(Dialect dialect, Handle handle) {
  /** Returns at most {@code limit} rows after {@code after}. */
  List<CopiedRow> read(CopiedTable table, Optional<CopiedRow> after, int limit) {
    String from = after.isPresent() ? "where " + comparison(table, ">") : "";
    var query =
        handle
            .createQuery(
                "select %s from %s %s order by %s limit :limit"
                    .formatted(table.names(), table.name(), from, keys(table)))
            .bind("limit", limit);
    after.ifPresent(row -> bindKey(query, table, row));
    return query.map((row, context) -> row(table, row)).list();
  }

  private CopiedRow row(CopiedTable table, ResultSet row) throws SQLException {
    List<Optional<Object>> values = new ArrayList<>();
    for (Column column : table.columns()) {
      values.add(value(row, column));
    }
    return new CopiedRow(List.copyOf(values));
  }

  private Optional<Object> value(ResultSet row, Column column) throws SQLException {
    if (row.getObject(column.name()) == null) {
      return Optional.empty();
    }
    return Optional.of(
        switch (column.kind()) {
          case ID -> dialect.uuid(row, column.name());
          case TEXT -> row.getString(column.name());
          case NUMBER -> row.getLong(column.name());
          case FLAG -> row.getBoolean(column.name());
        });
  }

  void insert(CopiedTable table, List<CopiedRow> rows) {
    String parameters = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
    var batch =
        handle.prepareBatch(
            "insert into %s (%s) %s values (%s)"
                .formatted(table.name(), table.names(), dialect.overridingIdentity(), parameters));
    for (CopiedRow row : rows) {
      for (int i = 0; i < row.values().size(); i++) {
        batch.bind(i, row.values().get(i).map(this::parameter).orElse(null));
      }
      batch.add();
    }
    batch.execute();
  }

  /** Deletes {@code first} and all rows after it. */
  void deleteFrom(CopiedTable table, CopiedRow first) {
    var statement =
        handle.createUpdate(
            "delete from %s where %s".formatted(table.name(), comparison(table, ">=")));
    bindKey(statement, table, first);
    statement.execute();
  }

  /** Reports whether all tables are empty. */
  boolean isEmpty(List<CopiedTable> tables) {
    return tables.stream().allMatch(table -> read(table, Optional.empty(), 1).isEmpty());
  }

  private String comparison(CopiedTable table, String operator) {
    String parameters =
        IntStream.range(0, table.keys())
            .mapToObj(number -> ":key" + number)
            .collect(Collectors.joining(", "));
    return "(%s) %s (%s)".formatted(keys(table), operator, parameters);
  }

  private String keys(CopiedTable table) {
    return table.key().stream()
        .map(column -> column.kind() == Kind.TEXT ? dialect.bytewise(column.name()) : column.name())
        .collect(Collectors.joining(", "));
  }

  private <S extends SqlStatement<S>> void bindKey(S statement, CopiedTable table, CopiedRow row) {
    for (int i = 0; i < table.keys(); i++) {
      statement.bind("key" + i, parameter(row.values().get(i).orElseThrow()));
    }
  }

  private Object parameter(Object value) {
    return value instanceof UUID id ? dialect.parameter(id) : value;
  }
}
