package dev.portcullis.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

class SerialLookupsTest {
  private static final Lookup<String> SAYING =
      new Lookup<>("says, number", " from sayings where id = ?", row -> row.text(1));
  private static final Lookup<Long> NUMBERS =
      new Lookup<>("says, number", " from sayings order by id", row -> row.number(2));

  @TempDir private Path folder;
  private final List<Connection> opened = new ArrayList<>();
  private SQLiteDataSource source = new SQLiteDataSource();
  private SerialLookups lookups = new SerialLookups(source);

  @BeforeEach
  void connect() throws SQLException {
    source =
        new SQLiteDataSource() {
          @Override
          public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            opened.add(connection);
            return connection;
          }
        };
    source.setUrl("jdbc:sqlite:" + folder.resolve("sayings.db"));
    lookups = new SerialLookups(source);
    execute("create table sayings (id integer primary key, says text, number integer) strict");
  }

  private void execute(String sql, Object... parameters) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.execute();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "\"quoted\"",
        "back\\slash",
        "{\"a\":[1,null]}",
        "[]",
        "ünïcode",
        "\uD83C\uDFF0",
        "tab\tline\nreturn\r",
        "\u0001\u001F\u007F\u2028",
        "</script>",
        "'; drop table sayings; --"
      })
  void a_text_comes_out_as_it_went_in(String text) throws SQLException {
    execute("insert into sayings values (1, ?, 7)", text);

    assertThat(lookups.find(SAYING, 1)).containsExactly(text);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MAX_VALUE, Long.MIN_VALUE, 253_402_300_799_999_999L})
  void a_number_comes_out_as_it_went_in(long number) throws SQLException {
    execute("insert into sayings values (1, '', ?)", number);

    assertThat(lookups.find(NUMBERS)).containsExactly(number);
  }

  @Test
  void all_rows_are_found_in_their_order_or_none() throws SQLException {
    assertThat(lookups.find(NUMBERS)).isEmpty();
    execute("insert into sayings values (2, '', 20), (1, '', 10), (3, '', 30)");

    assertThat(lookups.find(NUMBERS)).containsExactly(10L, 20L, 30L);
  }

  @Test
  void what_others_change_is_seen_at_once() throws SQLException {
    execute("insert into sayings values (1, 'before', 0)");
    assertThat(lookups.find(SAYING, 1)).containsExactly("before");

    execute("update sayings set says = 'after'");

    assertThat(lookups.find(SAYING, 1)).containsExactly("after");
  }

  @Test
  void who_asks_after_a_failure_is_answered_on_a_new_connection() throws SQLException {
    execute("insert into sayings values (1, 'again', 0)");
    assertThat(lookups.find(SAYING, 1)).containsExactly("again");
    opened.getLast().close();

    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> lookups.find(SAYING, 1));
    assertThat(lookups.find(SAYING, 1)).containsExactly("again");
  }
}
