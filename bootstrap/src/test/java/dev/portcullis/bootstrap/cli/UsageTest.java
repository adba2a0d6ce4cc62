package dev.portcullis.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.bootstrap.cli.Shell.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

final class UsageTest {
  @TempDir private static Path folder;

  private static Run run(String words) {
    return new Shell(folder).run(words.isEmpty() ? new String[0] : words.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '"',
      value = {
        "\"\" => A command is missing; the commands are serve, user, audit, db, import, passwords, keys, config, version => portcullis",
        "user => A command is missing; the commands are create, promote, demote, activate, deactivate, delete, list => portcullis user",
        "sevre => There is no command 'sevre'; the commands are serve, user, audit, db, import, passwords, keys, config, version => portcullis",
        "user xyzzy => There is no command 'xyzzy'; the commands are create, promote, demote, activate, deactivate, delete, list => portcullis user",
        "user promote => Missing required parameter: 'EMAIL' => portcullis user promote",
        "user promote a@b.c d@e.f => Unexpected argument 'd@e.f' => portcullis user promote",
        "user create a@b.c --password=swordfish => There is no option --password => portcullis user create",
        "audit list --limit many => Invalid value for option '--limit': 'many' is not an int => portcullis audit list",
        "passwords build-filter => Missing required parameter: 'FILE' => portcullis passwords build-filter",
        "serve --port 80 => There is no option --port => portcullis serve",
      })
  void wrong_usage_prints_one_line_and_a_hint_to_the_help(
      String words, String problem, String command) {
    assertThat(run(words))
        .isEqualTo(new Run(2, "", "portcullis: %s%nTry: %s --help%n".formatted(problem, command)));
  }

  @Test
  void a_new_user_is_given_by_exactly_one_address() {
    assertThat(run("user create").err()).contains("--email=EMAIL").hasLineCount(2);
    assertThat(run("user create").exitCode()).isEqualTo(2);
    assertThat(run("user create --email a@b.c d@e.f").exitCode()).isEqualTo(2);
  }

  @Test
  void the_version_is_printed_by_command_and_by_option() {
    assertThat(run("version").out()).matches("Portcullis \\S+, Java 25.*\\R");
    assertThat(run("--version")).isEqualTo(run("version"));
  }

  static List<String> commands() {
    var names = new ArrayList<String>();
    collect(CommandLines.root(), names);
    return names;
  }

  private static void collect(CommandLine command, List<String> names) {
    names.add(command.getCommandSpec().qualifiedName().replaceFirst("^portcullis ?", ""));
    command.getSubcommands().values().forEach(inner -> collect(inner, names));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void every_command_has_help_that_fits_a_terminal(String command) {
    var run = run((command + " --help").strip());

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Usage: portcullis" + (command.isEmpty() ? "" : " " + command));
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @CsvSource({"portcullis, ''", "portcullis user, user", "portcullis db, db"})
  void the_usage_of_a_group_shows_that_a_command_is_needed(String name, String words) {
    assertThat(run((words + " --help").strip()).out())
        .startsWith("Usage: " + name + " [-h")
        .containsPattern("^Usage: .*\\] COMMAND\\R");
  }

  @Test
  void the_default_of_the_configuration_file_is_printed_on_complete_lines() {
    assertThat(run("config check --help").out())
        .contains(
            """
                  --config=FILE    The configuration file; by default that of
                                   PORTCULLIS_CONFIG, or else ./portcullis.yaml.
            """);
  }

  @Test
  void a_valid_configuration_is_reported_as_fine() {
    assertThat(run("config check"))
        .isEqualTo(new Run(0, "The configuration is fine.%n".formatted(), ""));
  }

  @Test
  void an_invalid_configuration_is_refused_with_all_problems() {
    var shell =
        new Shell(folder)
            .with("PORTCULLIS_HTTP_PORT", "eighty")
            .with("PORTCULLIS_MASTER_KEY", "swordfish");

    var run = shell.run("config", "check");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("portcullis: the configuration has 2 problems:\n")
        .contains("\n  http.port  ", "\n  PORTCULLIS_MASTER_KEY  ")
        .doesNotContain("swordfish");
    assertThat(shell.run("serve").err()).isEqualTo(run.err());
  }
}
