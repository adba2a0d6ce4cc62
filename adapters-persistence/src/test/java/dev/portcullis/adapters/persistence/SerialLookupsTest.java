package dev.portcullis.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.adapters.persistence.sqlite.SqliteDialect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
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

  private static final Dialect DIALECT = new SqliteDialect();

  /** All locks on files of a Linux system. */
  private static final Path LOCKS = Path.of("/proc/locks");

  @TempDir private Path folder;
  private final List<Connection> opened = new ArrayList<>();
  private SQLiteDataSource source = new SQLiteDataSource();
  private SerialLookups lookups = new SerialLookups(DIALECT, Path.of(""), source);
  private final AtomicInteger read = new AtomicInteger();
  private final Lookup<String> saying =
      new Lookup<>("says", " from sayings where id = ?", this::counted).asRepeated();

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
    Path file = folder.resolve("sayings.db");
    source.setUrl("jdbc:sqlite:" + file);
    lookups = new SerialLookups(DIALECT, file, source);
    execute("pragma journal_mode = wal");
    execute("create table sayings (id integer primary key, says text, number integer) strict");
  }

  @AfterEach
  void disconnect() {
    lookups.close();
  }

  /** Nothing is remembered before: whoever asks first connects. */
  private void connectLookups() throws SQLException {
    assertThat(lookups.find(NUMBERS)).isNotEmpty();
  }

  /** Asks twice, of which the second time is answered from memory. */
  private void assertRemembered(String text) throws SQLException {
    int before = read.get();
    assertThat(lookups.find(saying, 1)).containsExactly(text);
    assertThat(lookups.find(saying, 1)).containsExactly(text);
    assertThat(read).hasValue(before + 1);
  }

  private String counted(Row row) throws SQLException {
    read.incrementAndGet();
    return row.text(1);
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
  void what_is_asked_again_is_read_once_until_something_is_committed() throws SQLException {
    execute("insert into sayings values (1, 'before', 0), (2, 'other', 0)");
    connectLookups();
    for (int i = 0; i < 3; i++) {
      assertThat(lookups.find(saying, 1)).containsExactly("before");
      assertThat(lookups.find(saying, 2)).containsExactly("other");
    }
    assertThat(read).hasValue(2);

    execute("update sayings set says = 'after' where id = 1");

    assertThat(lookups.find(saying, 1)).containsExactly("after");
    assertThat(read).hasValue(3);
  }

  @Test
  void what_is_gone_or_there_anew_is_so_at_once() throws SQLException {
    execute("insert into sayings values (2, 'other', 0)");
    connectLookups();
    for (int i = 0; i < 3; i++) {
      assertThat(lookups.find(saying, 1)).isEmpty();
      execute("insert into sayings values (1, 'here', 0)");
      assertRemembered("here");
      execute("delete from sayings where id = 1");
    }
  }

  @Test
  void no_commit_is_missed_however_many_there_are_and_wherever_the_log_begins_anew()
      throws SQLException {
    execute("insert into sayings values (1, '', 0)");
    for (int i = 0; i < 300; i++) {
      execute("update sayings set says = ?", "%d".formatted(i));
      assertThat(lookups.find(saying, 1)).containsExactly("%d".formatted(i));
      if (i % 7 == 0) {
        execute("pragma wal_checkpoint(restart)");
        assertThat(lookups.find(saying, 1)).containsExactly("%d".formatted(i));
      }
    }
  }

  @Test
  void what_was_undone_or_is_not_committed_yet_is_not_seen() throws SQLException {
    execute("insert into sayings values (1, 'before', 0)");
    connectLookups();
    assertRemembered("before");
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("begin immediate");
      statement.execute("update sayings set says = 'after'");
      assertThat(lookups.find(saying, 1)).containsExactly("before");
      statement.execute("rollback");
    }

    assertThat(lookups.find(saying, 1)).containsExactly("before");
    assertThat(read).hasValue(1);
  }

  @Test
  void whoever_has_committed_finds_it_while_many_ask() throws Exception {
    execute("insert into sayings values (1, '0', 0)");
    var over = new AtomicBoolean();
    List<Future<?>> asking = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(3);
        var connection = source.getConnection();
        var update = connection.prepareStatement("update sayings set says = ?")) {
      for (int i = 0; i < 3; i++) {
        asking.add(threads.submit(() -> askUntil(over)));
      }
      try {
        for (int i = 1; i <= 500; i++) {
          update.setString(1, "%d".formatted(i));
          update.execute();
          assertThat(lookups.find(saying, 1)).containsExactly("%d".formatted(i));
        }
      } finally {
        over.set(true);
      }
    }
    assertThat(asking).allMatch(future -> future.state() == Future.State.SUCCESS);
  }

  private boolean askUntil(AtomicBoolean over) throws SQLException {
    while (!over.get()) {
      assertThat(lookups.find(saying, 1)).hasSize(1);
    }
    return true;
  }

  @Test
  void what_another_process_commits_is_seen_at_once() throws Exception {
    execute("insert into sayings values (1, 'before', 0)");
    connectLookups();
    assertRemembered("before");

    assertThat(otherProcess("update sayings set says = 'after'").waitFor()).isZero();

    assertRemembered("after");
  }

  @Test
  void what_another_process_has_committed_stays_seen_when_that_is_killed() throws Exception {
    execute("insert into sayings values (1, 'before', 0)");
    connectLookups();
    assertRemembered("before");

    assertThat(otherProcess("update sayings set says = 'after'", Update.DIE).waitFor()).isNotZero();

    assertRemembered("after");
    execute("update sayings set says = 'later'");
    assertRemembered("later");
  }

  private Process otherProcess(String... statements) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Update.class.getName(),
                source.getUrl()));
    command.addAll(List.of(statements));
    return new ProcessBuilder(command).inheritIO().start();
  }

  @Test
  void who_stops_asking_leaves_the_locks_of_sqlite_to_the_others_of_its_process() throws Exception {
    assumeThat(LOCKS).exists();
    execute("insert into sayings values (1, 'before', 0)");
    connectLookups();
    var others = new SerialLookups(DIALECT, folder.resolve("sayings.db"), source);
    assertThat(others.find(saying, 1)).containsExactly("before");

    others.close();

    Object inode = Files.getAttribute(folder.resolve("sayings.db-shm"), "unix:ino");
    // By the lock on this byte, others know that the file is in use, and don't empty it.
    assertThat(Files.readAllLines(LOCKS)).anyMatch(lock -> lock.endsWith(":" + inode + " 128 128"));
  }

  @Test
  void what_is_remembered_is_bounded() throws SQLException {
    String text = "x".repeat(SqliteMemory.MAX_CHARACTERS / 4);
    for (int id = 1; id <= 6; id++) {
      execute("insert into sayings values (?, ?, 0)", id, text);
    }
    connectLookups();
    for (int id = 1; id <= 6; id++) {
      assertThat(lookups.find(saying, id)).containsExactly(text);
    }
    assertThat(lookups.find(saying, 6)).containsExactly(text);
    assertThat(read).hasValue(6);

    assertThat(lookups.find(saying, 1)).containsExactly(text);

    assertThat(read).hasValue(7);
  }

  @Test
  void without_a_log_each_answer_is_read() throws SQLException {
    execute("pragma journal_mode = delete");
    execute("insert into sayings values (1, 'before', 0)");
    connectLookups();

    assertThat(lookups.find(saying, 1)).containsExactly("before");
    assertThat(lookups.find(saying, 1)).containsExactly("before");

    assertThat(read).hasValue(2);
  }

  @Test
  void who_asks_after_a_failure_is_answered_on_a_new_connection() throws SQLException {
    execute("insert into sayings values (1, 'again', 0)");
    assertThat(lookups.find(SAYING, 1)).containsExactly("again");
    opened.getLast().close();

    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> lookups.find(SAYING, 1));
    assertThat(lookups.find(SAYING, 1)).containsExactly("again");
  }

  @Test
  void what_was_remembered_is_forgotten_with_the_connection() throws SQLException {
    execute("insert into sayings values (1, 'before', 0)");
    connectLookups();
    Connection own = opened.getLast();
    assertRemembered("before");
    own.close();

    // One that is not remembered notices.
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> lookups.find(SAYING, 1));

    connectLookups();
    assertRemembered("before");
  }

  /** What another process does. */
  static final class Update {
    static final String DIE = "die";

    private Update() {}

    public static void main(String... urlAndStatements) throws SQLException {
      try (var connection = DriverManager.getConnection(urlAndStatements[0]);
          var statement = connection.createStatement()) {
        for (int i = 1; i < urlAndStatements.length; i++) {
          if (urlAndStatements[i].equals(DIE)) {
            Runtime.getRuntime().halt(1);
          }
          statement.execute(urlAndStatements[i]);
        }
      }
    }
  }
}
