package dev.portcullis.adapters.persistence.fastapiusers;

import dev.portcullis.adapters.persistence.sql.AttributesJson;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** Reader of columns whose types another program chose. */
final class ForeignRow {
  private static final int UUID_BYTES = 16;

  private ForeignRow() {}

  /**
   * Returns a column as text, and "" for null. 16 bytes are a UUID and become its canonical text;
   * other bytes become "".
   */
  static String text(ResultSet row, String column) throws SQLException {
    Object value = row.getObject(column);
    return switch (value) {
      case null -> "";
      case byte[] bytes -> bytes.length == UUID_BYTES ? uuid(bytes).toString() : "";
      default -> value.toString();
    };
  }

  private static UUID uuid(byte[] bytes) {
    var buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }

  /** Returns every column except {@code known}, as JSON values. Binary columns are left out. */
  static Map<String, @Nullable Object> others(ResultSet row, Set<String> known)
      throws SQLException {
    var others = new HashMap<String, @Nullable Object>();
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = columns.getColumnLabel(i);
      Object value = row.getObject(i);
      if (!known.contains(name.toLowerCase(Locale.ROOT)) && !(value instanceof byte[])) {
        others.put(name, json(value));
      }
    }
    return others;
  }

  private static @Nullable Object json(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean flag -> flag;
      case Double number ->
          number.isNaN() || number.isInfinite() ? null : new BigDecimal(number.toString());
      case Float number ->
          number.isNaN() || number.isInfinite() ? null : new BigDecimal(number.toString());
      case Number number -> number;
      case Timestamp time -> time.toLocalDateTime().toString();
      case PGobject object -> json(object);
      default -> value.toString();
    };
  }

  /**
   * Converts columns of the types {@code json} and {@code jsonb}. Other types without a Java class
   * become text.
   */
  private static @Nullable Object json(PGobject object) {
    String text = object.getValue();
    if (text == null || !object.getType().startsWith("json")) {
      return text;
    }
    return AttributesJson.value(text);
  }
}
