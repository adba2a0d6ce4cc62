package dev.portcullis.adapters.persistence;

import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

class SqliteStorageTest extends SqlStorageTest {
  private static final int POOL_SIZE = 4;

  @TempDir static Path shared;
  @TempDir Path directory;

  @Override
  Settings settings() {
    return settings("jdbc:sqlite:" + shared.resolve("portcullis.db"));
  }

  @Override
  Settings emptySettings() {
    return settings("jdbc:sqlite:" + directory.resolve(text() + ".db"));
  }

  private Settings settings(String url) {
    return new Settings(url, Optional.empty(), Optional.empty(), directory, POOL_SIZE);
  }

  @Override
  Connection connection(Settings settings) throws SQLException {
    var source = new SQLiteDataSource();
    source.setUrl(settings.url());
    return source.getConnection();
  }

  @Test
  void without_a_file_name_the_file_is_in_the_data_directory() {
    try (Storage storage = new SqlStorageProvider().open(settings("jdbc:sqlite:"))) {
      assertThat(storage.description())
          .isEqualTo("SQLite at " + directory.resolve("portcullis.db"));
    }
    assertThat(directory.resolve("portcullis.db")).exists();
  }

  @Test
  void only_the_owner_may_read_the_files() throws IOException {
    try (Storage storage = new SqlStorageProvider().open(emptySettings());
        Stream<Path> files = Files.list(directory)) {
      assertThat(storage.isReachable()).isTrue();
      assertThat(files)
          .hasSizeGreaterThanOrEqualTo(4)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void listing_the_migrations_of_a_missing_database_creates_no_file() {
    new SqlStorageProvider().migrations(emptySettings());

    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "This is a letter, no database.", "SQLite format 3\0 but damaged"})
  void a_file_that_is_not_a_database_is_refused_unchanged(String content) throws IOException {
    Path file = directory.resolve("portcullis.db");
    Files.writeString(file, content.repeat(200));
    byte[] before = Files.readAllBytes(file);

    assertRefused(settings("jdbc:sqlite:"), "restore a backup");

    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void another_program_s_database_is_not_modified() throws IOException, SQLException {
    Settings settings = emptySettings();
    execute(settings, "create table knights (name text)");
    Path file = Path.of(settings.url().substring("jdbc:sqlite:".length()));
    byte[] before = Files.readAllBytes(file);

    assertRefused(settings, "use an empty database");

    assertThat(file).hasBinaryContent(before);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.1, 0.5, 0.9, 0.999})
  void a_truncated_store_is_refused_unchanged(double part) throws IOException {
    Path file = closedStore();
    byte[] whole = Files.readAllBytes(file);
    byte[] rest = Arrays.copyOf(whole, (int) (whole.length * part));
    Files.write(file, rest);

    assertRefused(settings("jdbc:sqlite:"), "restore a backup");

    assertThat(file).hasBinaryContent(rest);
  }

  @Test
  void a_store_of_a_newer_version_is_not_modified() throws IOException, SQLException {
    Path file = closedStore();
    execute(
        settings("jdbc:sqlite:" + file),
        "insert into portcullis_schema_history select 99, '99', 'of tomorrow', type, script, 1,"
            + " installed_by, installed_on, 1, success"
            + " from portcullis_schema_history where installed_rank = 1");
    byte[] before = Files.readAllBytes(file);

    assertRefused(settings("jdbc:sqlite:"), "run that version or a later one");

    assertThat(file).hasBinaryContent(before);
  }

  /** Creates a store whose data is all in its file, with no log beside it. */
  private Path closedStore() {
    try (Storage storage = new SqlStorageProvider().open(settings("jdbc:sqlite:"))) {
      IntStream.range(0, 20).forEach(number -> stored(storage));
    }
    return directory.resolve("portcullis.db");
  }

  /** A killed first start may leave an empty file. */
  @Test
  void an_empty_file_is_opened_as_an_empty_database() throws IOException {
    Files.createFile(directory.resolve("portcullis.db"));

    try (Storage storage = new SqlStorageProvider().open(settings("jdbc:sqlite:"))) {
      stored(storage);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_log_without_its_database_is_kept(boolean entirely) throws IOException {
    Path file = directory.resolve("portcullis.db");
    Path log = Files.writeString(directory.resolve("portcullis.db-wal"), "the last changes");
    if (!entirely) {
      Files.createFile(file);
    }

    assertRefused(settings("jdbc:sqlite:"), "remove " + log);
    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> new SqlStorageProvider().migrations(settings("jdbc:sqlite:")));

    assertThat(log).hasContent("the last changes");
  }

  @Test
  void a_file_in_place_of_the_folder_is_refused() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertRefused(settings("jdbc:sqlite:" + file.resolve("portcullis.db")), "its folder is a file");
  }

  @Test
  void a_missing_folder_is_refused() {
    assertRefused(
        settings("jdbc:sqlite:" + directory.resolve("nowhere/portcullis.db")),
        "its folder must exist and be writable");
  }

  @Test
  void a_folder_in_place_of_the_file_is_refused() {
    assertRefused(
        settings("jdbc:sqlite:" + directory), "must be able to read and write it, and its folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":memory:",
        "file:portcullis.db",
        ":resource:portcullis.db",
        "portcullis.db?journal_mode=off",
        "portcullis\0.db"
      })
  void locations_that_are_not_plain_files_are_refused(String location) {
    assertThatExceptionOfType(StorageRefused.class)
        .isThrownBy(() -> new SqlStorageProvider().open(settings("jdbc:sqlite:" + location)))
        .withMessageContaining("database.url: name a file");
  }

  @Test
  void a_file_name_may_contain_blanks_umlauts_and_percent_signs() {
    Settings settings = settings("jdbc:sqlite:" + directory.resolve("Ritter & Söhne #1 %20.db"));
    new SqlStorageProvider().open(settings).close();

    assertThat(directory.resolve("Ritter & Söhne #1 %20.db")).isNotEmptyFile();
  }

  @Test
  @Timeout(60)
  void another_process_may_write_at_the_same_time() throws Exception {
    int count = 100;
    try (Storage storage = new SqlStorageProvider().open(settings("jdbc:sqlite:"))) {
      Process other = addingUsers(count);
      try (var lines = other.inputReader()) {
        while (lines.readLine() != null) {
          stored(storage);
        }
      }

      assertThat(other.waitFor()).isZero();
      assertThat(storage.users().list(Optional.empty(), 3 * count)).hasSize(2 * count);
    }
  }

  private Process addingUsers(int count) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            AddUsersProgram.class.getName(),
            directory.toString(),
            String.valueOf(count))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
