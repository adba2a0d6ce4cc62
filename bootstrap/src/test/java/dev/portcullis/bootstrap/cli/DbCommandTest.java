package dev.portcullis.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.bootstrap.cli.Shell.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DbCommandTest {
  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private static void assertRefused(Run run, String message) {
    assertThat(run).isEqualTo(new Run(1, "", "portcullis: %s%n".formatted(message)));
  }

  private String place() {
    return "SQLite at " + folder.resolve("data/portcullis.db");
  }

  @Test
  void the_status_of_a_missing_store_does_not_create_it() {
    var run = shell.run("db", "status");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .startsWith(place() + ": there is no store yet", "STEP  STATE    DESCRIPTION")
        .element(2)
        .asString()
        .startsWith("1     missing  ");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_migration_creates_the_store_and_a_second_one_changes_nothing() {
    assertThat(shell.run("db", "migrate").out()).matches(place() + ": steps applied: [1-9]\\R");
    assertThat(shell.run("db", "migrate").out())
        .isEqualTo("%s: the schema was up to date%n".formatted(place()));

    assertThat(shell.run("db", "status").out().lines())
        .startsWith(place(), "STEP  STATE    DESCRIPTION")
        .element(2)
        .asString()
        .startsWith("1     applied  ");
  }

  @Test
  void a_store_below_a_file_is_not_reported_as_missing() throws IOException {
    Files.createFile(folder.resolve("data"));

    assertRefused(shell.run("db", "status"), place() + " can't be there: its folder is a file");
    assertRefused(
        shell.run("db", "migrate"),
        "data.dir: %s is a file, where a folder is needed".formatted(folder.resolve("data")));
  }

  @Test
  void a_store_behind_a_broken_link_is_not_reported_as_missing() throws IOException {
    Files.createSymbolicLink(folder.resolve("data"), Path.of("data"));

    assertThat(shell.run("db", "status"))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(1))
        .satisfies(
            run ->
                assertThat(run.err())
                    .startsWith("portcullis: %s can't be looked for: ".formatted(place())));
  }

  @Test
  void a_folder_that_cannot_be_created_is_reported_with_the_cause() throws IOException {
    Files.createFile(folder.resolve("file"));
    shell.with("PORTCULLIS_DATA_DIR", "file/data");

    assertRefused(
        shell.run("db", "migrate"),
        "data.dir: %s can't be created: Not a directory".formatted(folder.resolve("file/data")));
  }

  @Test
  void an_unreachable_database_leaves_no_files() {
    shell.with("PORTCULLIS_DATABASE_URL", "jdbc:postgresql://localhost:1/camelot");

    assertRefused(
        shell.run("db", "status"),
        "PostgreSQL at localhost:1/camelot doesn't answer; check that it is running, and try"
            + " again");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_file_that_is_not_a_database_is_left_unchanged() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "Not a database, but long enough.");
    shell.with("PORTCULLIS_DATABASE_URL", "jdbc:sqlite:" + file);

    assertThat(shell.run("db", "status").err())
        .startsWith("portcullis: SQLite at %s is damaged or no SQLite database".formatted(file));
    assertThat(file).hasContent("Not a database, but long enough.");
  }

  @Test
  void a_backup_works_in_place_of_the_original_store() {
    shell
        .piping("guinevere".getBytes(UTF_8))
        .run("user", "create", "--email", "arthur@camelot.bt", "--password-stdin");

    var run = shell.run("db", "backup", "backup.db");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .matches(
            "%s: wrote 1 users, \\d+ KiB, to %s\\R"
                .formatted(place(), folder.resolve("backup.db")));
    shell.with("PORTCULLIS_DATABASE_URL", "jdbc:sqlite:" + folder.resolve("backup.db"));
    assertThat(shell.run("user", "list").out()).contains("arthur@camelot.bt");
  }

  @Test
  void a_backup_overwrites_no_file_and_creates_no_store() throws IOException {
    assertRefused(shell.run("db", "backup", "backup.db"), "There is no store yet: " + place());
    assertThat(folder).isEmptyDirectory();

    shell.run("db", "migrate");
    Path notes = Files.writeString(folder.resolve("notes.txt"), "Grail: second shelf");
    assertRefused(
        shell.run("db", "backup", "notes.txt"), notes + " is there already; name another file");
    assertThat(notes).hasContent("Grail: second shelf");
  }

  @Test
  void a_copy_reports_the_checksum_of_each_table_and_is_a_separate_store() {
    shell
        .piping("guinevere".getBytes(UTF_8))
        .run("user", "create", "--email", "arthur@camelot.bt", "--password-stdin");
    String to = "jdbc:sqlite:" + folder.resolve("copy.db");

    var run = shell.run("db", "copy", "--from", "jdbc:sqlite:", "--to", to);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines())
        .startsWith("TABLE            ROWS  SHA-256, THE SAME ON BOTH SIDES")
        .element(1)
        .asString()
        .matches("users +1 +[0-9a-f]{16}…");
    assertThat(run.err()).contains("users");
    shell.with("PORTCULLIS_DATABASE_URL", to);
    assertThat(shell.run("user", "list").out()).contains("arthur@camelot.bt");
  }

  @Test
  void a_copy_needs_a_source_and_an_empty_target() {
    assertThat(shell.run("db", "copy", "--from", "jdbc:sqlite:").exitCode()).isEqualTo(2);
    shell.run("user", "create", "--email", "arthur@camelot.bt", "--password-stdin");

    assertThat(shell.run("db", "copy", "--from", "jdbc:sqlite:nowhere.db", "--to", "jdbc:sqlite:"))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(1));
  }
}
