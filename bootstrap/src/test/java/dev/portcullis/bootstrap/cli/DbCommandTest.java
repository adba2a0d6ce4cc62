package dev.portcullis.bootstrap.cli;

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
  void the_status_of_a_store_that_is_not_there_makes_none() {
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
  void a_migration_makes_the_store_and_a_second_one_changes_nothing() {
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
  void a_store_that_can_not_be_looked_for_is_not_called_missing() throws IOException {
    Files.createFile(folder.resolve("data"));

    assertRefused(shell.run("db", "status"), place() + " can't be there: its folder is a file");
    assertRefused(
        shell.run("db", "migrate"),
        "data.dir: %s is a file, where a folder is needed".formatted(folder.resolve("data")));
  }

  @Test
  void a_store_behind_a_link_that_leads_nowhere_is_not_called_missing() throws IOException {
    Files.createSymbolicLink(folder.resolve("data"), Path.of("data"));

    assertThat(shell.run("db", "status"))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(1))
        .satisfies(
            run ->
                assertThat(run.err())
                    .startsWith("portcullis: %s can't be looked for: ".formatted(place())));
  }

  @Test
  void a_folder_that_can_not_be_made_is_told_with_the_cause() throws IOException {
    Files.createFile(folder.resolve("file"));
    shell.with("PORTCULLIS_DATA_DIR", "file/data");

    assertRefused(
        shell.run("db", "migrate"),
        "data.dir: %s can't be made: Not a directory".formatted(folder.resolve("file/data")));
  }

  @Test
  void a_database_that_does_not_answer_leaves_nothing_behind() {
    shell.with("PORTCULLIS_DATABASE_URL", "jdbc:postgresql://localhost:1/camelot");

    assertRefused(
        shell.run("db", "status"),
        "PostgreSQL at localhost:1/camelot doesn't answer; is it running? Try again later");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_file_that_is_no_database_is_left_as_it_is() throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "Not a database, but long enough.");
    shell.with("PORTCULLIS_DATABASE_URL", "jdbc:sqlite:" + file);

    assertThat(shell.run("db", "status").err())
        .startsWith("portcullis: SQLite at %s is damaged or no SQLite database".formatted(file));
    assertThat(file).hasContent("Not a database, but long enough.");
  }
}
