package dev.portcullis.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.bootstrap.cli.Shell.Run;
import dev.portcullis.bootstrap.configuration.Configuration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeysCommandTest {
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
  private static final String ID = "[0-9a-f-]{36}";
  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  private static final String NEXT = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private void serveOnce() {
    Portcullis.start(
            Configuration.load(shell.environment(), Optional.empty(), folder),
            InstantSource.system())
        .close();
  }

  private static void assertRefused(Run run, String message) {
    assertThat(run).isEqualTo(new Run(1, "", "portcullis: %s%n".formatted(message)));
  }

  private Path place() {
    return folder.resolve("data/portcullis.db");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "rotate", "rotate-master"})
  void a_missing_store_is_reported_and_not_created(String command) {
    Run run = shell.run("keys", command);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("portcullis: There is no store yet: SQLite at %s".formatted(place()));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_store_without_keys_is_reported() {
    shell.run("db", "migrate");

    assertThat(shell.run("keys", "list"))
        .isEqualTo(
            new Run(
                0,
                "There are no signing keys in SQLite at %s yet; `serve` makes the first%n"
                    .formatted(place()),
                ""));
  }

  @Test
  void keys_are_listed_aligned_with_their_states_and_without_secrets() {
    serveOnce();
    shell.run("keys", "rotate");

    Run run = shell.run("keys", "list");

    assertThat(run.out().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .isEqualTo(
                        "ID                                    ALGORITHM  CREATED               STATE"),
            line ->
                assertThat(line)
                    .matches(
                        "%s  EdDSA      %s  published, signs from %s".formatted(ID, TIME, TIME)),
            line -> assertThat(line).matches("%s  EdDSA      %s  signing".formatted(ID, TIME)));
  }

  @Test
  void the_list_needs_no_master_key() throws Exception {
    serveOnce();
    Files.delete(folder.resolve("data/master.key"));

    assertThat(shell.run("keys", "list").out()).contains("signing");
  }

  @Test
  void a_rotation_tells_the_key_and_the_times_and_a_second_one_has_nothing_to_do() {
    serveOnce();

    Run first = shell.run("keys", "rotate");
    Run second = shell.run("keys", "rotate");

    assertThat(first.out())
        .matches(
            """
            The new key %s \\(EdDSA\\) is published
            It signs from                  %s
            Tokens of the others are void  %s, after the last expired
            """
                .formatted(ID, TIME, TIME));
    assertThat(second.exitCode()).isZero();
    assertThat(second.out())
        .matches(
            "Nothing to do: the new key %s is published already, and signs from %s\\R"
                .formatted(ID, TIME));
    assertThat(shell.run("audit", "list").out().lines())
        .filteredOn(line -> line.contains("keys.rotated"))
        .singleElement()
        .asString()
        .matches(TIME + "  keys\\.rotated +- +- +EdDSA " + ID + " signs from " + TIME);
  }

  @Test
  void a_key_that_leaked_is_replaced_at_once() {
    serveOnce();

    Run run = shell.run("keys", "rotate", "--revoke-others");

    assertThat(run.out())
        .matches(
            """
            The new key %s \\(EdDSA\\) is published
            It signs from                  (%s)
            Tokens of the others are void  \\1
            """
                .formatted(ID, TIME));
  }

  @Test
  void a_publication_out_of_bounds_or_beside_a_revocation_is_refused() {
    serveOnce();

    assertRefused(
        shell.run("keys", "rotate", "--publish-for", "PT9S"),
        "--publish-for: must be from PT10S to P30D");
    assertRefused(
        shell.run("keys", "rotate", "--publish-for", "PT1H", "--revoke-others"),
        "--publish-for and --revoke-others exclude each other");
    assertThat(shell.run("keys", "rotate", "--publish-for", "soon").exitCode()).isEqualTo(2);
    assertThat(shell.run("keys", "list").out().lines()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rotate", "rotate-master"})
  void a_wrong_master_key_is_refused_in_one_line_and_nothing_is_changed(String command) {
    shell.with("PORTCULLIS_MASTER_KEY", KEY);
    serveOnce();
    String before = shell.run("keys", "list").out();
    shell
        .with("PORTCULLIS_MASTER_KEY", NEXT)
        .with("PORTCULLIS_NEXT_MASTER_KEY", NEXT.replace('Y', 'Z'));

    Run run = shell.run("keys", command);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .hasLineCount(1)
        .startsWith(
            "portcullis: The store's signing keys are sealed under another master key: use the same"
                + " PORTCULLIS_MASTER_KEY on all nodes");
    assertThat(shell.run("keys", "list").out()).isEqualTo(before);
  }

  @Test
  void a_configured_master_key_needs_a_configured_successor() {
    shell.with("PORTCULLIS_MASTER_KEY", KEY);
    serveOnce();

    Run run = shell.run("keys", "rotate-master");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .hasLineCount(1)
        .contains("set PORTCULLIS_NEXT_MASTER_KEY to the output of `openssl rand -base64 32`");
    assertThat(folder.resolve("data/master.key.next")).doesNotExist();
  }

  @Test
  void the_successor_must_differ_from_the_master_key() {
    shell.with("PORTCULLIS_MASTER_KEY", KEY).with("PORTCULLIS_NEXT_MASTER_KEY", KEY + "\n");

    assertThat(shell.run("config", "check").err())
        .contains("PORTCULLIS_NEXT_MASTER_KEY", "must differ from PORTCULLIS_MASTER_KEY")
        .doesNotContain(KEY);
  }

  @Test
  void a_malformed_successor_is_reported_and_not_shown() {
    shell.with("PORTCULLIS_MASTER_KEY", KEY).with("PORTCULLIS_NEXT_MASTER_KEY", "swordfish");

    assertThat(shell.run("config", "check").err())
        .contains("PORTCULLIS_NEXT_MASTER_KEY", "must hold 32 random bytes")
        .doesNotContain("swordfish");
  }

  @Test
  void the_new_master_key_can_be_prepared_for_other_nodes() {
    serveOnce();

    Run run = shell.run("keys", "rotate-master", "--prepare");

    Path next = folder.resolve("data/master.key.next");
    assertThat(run.out())
        .isEqualTo(
            "The new key is %s. Copy it to data.dir of all other nodes, then run `keys rotate-master`%n"
                .formatted(next));
    assertThat(next).exists();
    serveOnce();
  }
}
