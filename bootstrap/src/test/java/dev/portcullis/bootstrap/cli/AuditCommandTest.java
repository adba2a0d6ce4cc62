package dev.portcullis.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditCommandTest {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private String create(String email) {
    var run = shell.typing("guinevere\n").run("user", "create", email, "--password-stdin");
    return run.out().strip().replaceFirst(".* ", "");
  }

  private String list(String... options) {
    var words = new String[options.length + 2];
    words[0] = "audit";
    words[1] = "list";
    System.arraycopy(options, 0, words, 2, options.length);
    var run = shell.run(words);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void events_are_shown_aligned_with_the_newest_first() {
    create("king.arthur@camelot.bt");
    create("mordred@camelot.bt");
    shell.run("user", "promote", "king.arthur@camelot.bt");

    assertThat(list().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .matches("TIME +WHAT             USER                    BY  ADDRESS  DETAILS"),
            line ->
                assertThat(line)
                    .matches(
                        TIME
                            + "  user\\.updated     king\\.arthur@camelot\\.bt  -            is_superuser"),
            line ->
                assertThat(line).matches(TIME + "  user\\.registered  mordred@camelot\\.bt      -"),
            line ->
                assertThat(line)
                    .matches(TIME + "  user\\.registered  king\\.arthur@camelot\\.bt  -"));
  }

  @Test
  void a_limit_and_a_user_filter_the_events() {
    create("king.arthur@camelot.bt");
    create("mordred@camelot.bt");

    assertThat(list("--limit", "1")).contains("mordred").doesNotContain("arthur");
    assertThat(list("--user", "King.Arthur@camelot.bt"))
        .contains("arthur")
        .doesNotContain("mordred");
  }

  @Test
  void a_deleted_user_is_found_by_id() {
    String id = create("mordred@camelot.bt");
    shell.run("user", "delete", "mordred@camelot.bt");

    assertThat(list("--user", id)).contains("user.deleted", "user.registered", id);
    assertThat(shell.run("audit", "list", "--user", "mordred@camelot.bt"))
        .isEqualTo(
            new Shell.Run(
                1,
                "",
                "portcullis: There is no user mordred@camelot.bt in SQLite at %s%n"
                    .formatted(folder.resolve("data/portcullis.db"))));
  }

  @Test
  void an_empty_log_is_reported() {
    shell.run("db", "migrate");

    assertThat(list())
        .isEqualTo(
            "No entries found in the audit log of SQLite at %s%n"
                .formatted(folder.resolve("data/portcullis.db")));
  }

  @Test
  void a_limit_out_of_bounds_is_refused() {
    assertThat(shell.run("audit", "list", "--limit", "0").err())
        .isEqualTo("portcullis: --limit: must be from 1 to 10,000%n".formatted());
  }
}
