package dev.portcullis.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
  @TempDir private Path folder;
  private final SqlStorageProvider provider = new SqlStorageProvider();

  private Settings database(String kind) {
    return kind.equals("PostgreSQL")
        ? PostgresServer.newDatabase()
        : new Settings(
            "jdbc:sqlite:" + folder.resolve("p.db"), Optional.empty(), Optional.empty(), folder, 2);
  }

  private static boolean isComplete(Settings settings, String... changes) throws SQLException {
    Dialect dialect = SqlStorageProvider.dialect(settings);
    try (Connection connection = dialect.schemaConnections(settings).getConnection();
        var statement = connection.createStatement()) {
      for (String change : changes) {
        statement.execute(change);
      }
      return new History(dialect).isComplete(connection);
    }
  }

  /** By which it is known, too, that steps and checksums are as Flyway has written them. */
  @ParameterizedTest
  @ValueSource(strings = {"SQLite", "PostgreSQL"})
  void after_the_last_step_it_is_complete_and_before_the_first_it_is_not(String kind)
      throws Exception {
    Settings settings = database(kind);
    assertThat(isComplete(settings)).isFalse();

    assertThat(provider.migrate(settings)).isEqualTo(History.STEPS.size());

    assertThat(isComplete(settings)).isTrue();
    assertThat(provider.migrate(settings)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SQLite     | delete from portcullis_schema_history where version = '3'
          SQLite     | update portcullis_schema_history set checksum = 1 where version = '2'
          SQLite     | update portcullis_schema_history set script = 'V2__x.sql' where version = '2'
          SQLite     | update portcullis_schema_history set success = false where version = '3'
          SQLite     | update portcullis_schema_history set installed_rank = -installed_rank
          SQLite     | insert into portcullis_schema_history values (4, '4', 'expand', 'SQL', 'V4__expand.sql', 1, '', '', 1, true)
          SQLite     | drop table portcullis_schema_history
          PostgreSQL | update portcullis_schema_history set checksum = 1 where version = '2'
          PostgreSQL | update portcullis_schema_history set success = false where version = '3'
          PostgreSQL | create schema "a""b"; set search_path = "a""b", public
          """)
  void whatever_else_it_says_it_is_not(String kind, String change) throws Exception {
    Settings settings = database(kind);
    provider.migrate(settings);

    assertThat(isComplete(settings, change)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void it_knows_the_files_of_all_steps(String kind) throws Exception {
    var files = Path.of(Objects.requireNonNull(SqlStorageProvider.class.getResource(kind)).toURI());
    try (Stream<Path> steps = Files.list(files)) {
      assertThat(steps.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(History.STEPS);
    }
  }
}
