package dev.portcullis.adapters.persistence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.portcullis.adapters.persistence.sql.AttributesJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A row of SQLite that comes as one text: a JSON array of its columns. */
record JsonRow(List<String> columns) implements Row {
  private static final JsonFactory JSON = AttributesJson.unbounded();

  /** Reads the array. */
  static JsonRow of(String array) {
    List<String> columns = new ArrayList<>();
    try (JsonParser parser = JSON.createParser(array)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        columns.add(parser.getText());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new JsonRow(columns);
  }

  @Override
  public String text(int column) {
    return columns.get(column - 1);
  }

  @Override
  public long number(int column) {
    return Long.parseLong(text(column));
  }

  @Override
  public boolean flag(int column) {
    return number(column) != 0;
  }

  @Override
  public UUID id(int column) {
    return UUID.fromString(text(column));
  }
}
