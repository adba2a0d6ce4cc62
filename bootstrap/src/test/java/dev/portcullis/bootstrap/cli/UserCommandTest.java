package dev.portcullis.bootstrap.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.bootstrap.cli.Shell.Run;
import dev.portcullis.bootstrap.cli.command.CommandEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UserCommandTest {
  private static final String ARTHUR = "king.arthur@camelot.bt";
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private Run create(String... arguments) {
    var words = new String[arguments.length + 3];
    words[0] = "user";
    words[1] = "create";
    words[2] = "--password-stdin";
    System.arraycopy(arguments, 0, words, 3, arguments.length);
    return shell.typing("guinevere\n").run(words);
  }

  private static void assertDone(Run run, String out) {
    assertThat(run).isEqualTo(new Run(0, out.formatted(), ""));
  }

  private static void assertRefused(Run run, String message) {
    assertThat(run).isEqualTo(new Run(1, "", "portcullis: %s%n".formatted(message)));
  }

  private String place() {
    return "SQLite at " + folder.resolve("data/portcullis.db");
  }

  private String list() {
    return shell.run("user", "list").out();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--email=king.arthur@camelot.bt", "king.arthur@camelot.bt"})
  void the_address_of_a_new_user_is_an_option_or_an_argument(String email) {
    var run = create(email);

    assertThat(run.out()).matches(ARTHUR + " is created now, with the id " + ID + "\\R");
    assertThat(run.exitCode()).isZero();
    assertThat(list().lines())
        .satisfiesExactly(
            heading -> assertThat(heading).matches("ID +ACTIVE  SUPERUSER  VERIFIED  E-MAIL"),
            row -> assertThat(row).matches(ID + "  yes     no         no        " + ARTHUR));
  }

  @Test
  void a_user_can_be_a_verified_superuser_from_the_start() {
    assertThat(create(ARTHUR, "--superuser", "--verified").exitCode()).isZero();

    assertThat(list()).contains("  yes     yes        yes       " + ARTHUR);
  }

  @Test
  void a_taken_address_a_weak_password_and_a_malformed_address_are_refused() {
    create(ARTHUR);

    assertRefused(create("King.Arthur@CAMELOT.bt"), ARTHUR + " has an account already");
    assertThat(shell.typing("short\n").run("user", "create", "a@b.c", "--password-stdin"))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(1))
        .satisfies(run -> assertThat(run.err()).containsIgnoringCase("password"));
    assertRefused(create("arthur"), "The e-mail address 'arthur' must look like name@host.example");
  }

  @Test
  void a_denied_password_and_the_own_address_as_password_are_refused() {
    assertRefused(
        shell.typing("PassWord\n").run("user", "create", ARTHUR, "--password-stdin"),
        "Password is on a list of known passwords, which attackers try first; choose another");
    assertRefused(
        shell.typing(ARTHUR + "\n").run("user", "create", ARTHUR, "--password-stdin"),
        "Password must not contain the e-mail address; choose another");

    shell.with("PORTCULLIS_PASSWORD_DENIED", "none");
    assertThat(
            shell.typing("PassWord\n").run("user", "create", ARTHUR, "--password-stdin").exitCode())
        .isZero();
  }

  @Test
  void an_empty_stdin_is_refused() {
    assertRefused(
        shell.typing("").run("user", "create", ARTHUR, "--password-stdin"),
        "There is no password on stdin");
  }

  @Test
  void a_password_that_is_not_in_utf_8_is_refused() {
    assertRefused(
        shell
            .piping("guinevère\n".getBytes(ISO_8859_1))
            .run("user", "create", ARTHUR, "--password-stdin"),
        "The password on stdin is not in UTF-8");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void arguments_that_the_locale_cannot_decode_are_refused() {
    String garbled = "g\uFFFD\uFFFDnter@camelot.bt";
    String advice = " can't be read in this locale; set LC_ALL to one with UTF-8, such as C.UTF-8";

    assertRefused(create(garbled), "The e-mail address" + advice);
    assertRefused(create(ARTHUR, "--attributes", garbled), "--attributes" + advice);
    assertRefused(
        shell.at(prompt -> garbled.toCharArray()).run("user", "create", ARTHUR),
        "The password" + advice);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_terminal_asks_for_the_password_twice() {
    var prompts = new StringBuilder();
    CommandEnvironment.Terminal terminal =
        prompt -> {
          prompts.append(prompt);
          return "guinevere".toCharArray();
        };

    assertThat(shell.at(terminal).run("user", "create", ARTHUR).exitCode()).isZero();
    assertThat(prompts).hasToString("Password: Again: ");
  }

  @Test
  void an_empty_or_mistyped_password_is_refused() {
    assertRefused(
        shell.at(prompt -> nothing()).run("user", "create", ARTHUR), "No password was typed");
    assertRefused(
        shell.at(prompt -> prompt.toCharArray()).run("user", "create", ARTHUR),
        "The passwords do not match");
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"guinevere", "another", "garbled \uFFFD", ""})
  void typed_passwords_are_wiped_on_every_path(String again) {
    List<char[]> typed = new ArrayList<>();
    CommandEnvironment.Terminal terminal =
        prompt -> {
          if (prompt.startsWith("Again") && again.isEmpty()) {
            return nothing();
          }
          typed.add((prompt.startsWith("Again") ? again : "guinevere").toCharArray());
          return typed.getLast();
        };

    shell.at(terminal).run("user", "create", ARTHUR);

    assertThat(typed).isNotEmpty().allMatch(text -> new String(text).matches("\0+"));
  }

  private static char @Nullable [] nothing() {
    return null;
  }

  @Test
  void without_a_terminal_the_password_must_come_on_stdin() {
    assertRefused(
        shell.run("user", "create", ARTHUR),
        "There is no terminal to ask for the password; use --password-stdin");
  }

  @Test
  void custom_fields_are_json_and_are_validated_by_the_schema() throws IOException {
    Files.writeString(
        folder.resolve("fields.json"),
        """
        {"properties": {"first_name": {"type": "string"}, "seat": {"type": "integer"}},
         "required": ["first_name"]}
        """);
    shell.with("PORTCULLIS_USER_SCHEMA", "fields.json");

    assertRefused(create(ARTHUR), "--attributes: first_name is missing");
    assertThat(create(ARTHUR, "--attributes", "{\"first_name\": 1, \"seat\": \"x\"}").err())
        .startsWith("portcullis: --attributes: ")
        .contains("first_name ", "; seat ")
        .hasLineCount(1);
    assertRefused(
        create(ARTHUR, "--attributes", "{\"first_name\": \"Arthur\", \"horse\": 1}"),
        "--attributes: user.schema has no field horse");
    assertRefused(
        create(ARTHUR, "--attributes", "first_name: Arthur"),
        "--attributes: must be a JSON object, such as '{\"first_name\": \"Arthur\"}'");
    assertThat(
            create(ARTHUR, "--attributes", "{\"first_name\": \"Arthur\", \"seat\": 1}").exitCode())
        .isZero();
  }

  @Test
  void each_change_is_reported_even_if_it_changed_nothing() {
    create(ARTHUR);

    assertDone(shell.run("user", "promote", ARTHUR), ARTHUR + " is a superuser now%n");
    assertDone(shell.run("user", "promote", ARTHUR), ARTHUR + " is a superuser already%n");
    assertDone(shell.run("user", "demote", ARTHUR), ARTHUR + " is an ordinary user now%n");
    assertDone(shell.run("user", "demote", ARTHUR), ARTHUR + " is an ordinary user already%n");
    assertDone(shell.run("user", "deactivate", ARTHUR), ARTHUR + " is inactive now%n");
    assertThat(list()).contains("  no      no         no        " + ARTHUR);
    assertDone(shell.run("user", "deactivate", ARTHUR), ARTHUR + " is inactive already%n");
    assertDone(shell.run("user", "activate", ARTHUR), ARTHUR + " is active now%n");
    assertDone(shell.run("user", "activate", ARTHUR), ARTHUR + " is active already%n");
    assertDone(shell.run("user", "delete", ARTHUR), ARTHUR + " is deleted now%n");
    assertDone(shell.run("user", "list"), "There are no users in " + place() + "%n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"promote", "demote", "activate", "deactivate", "delete"})
  void an_unknown_user_is_reported_with_the_store(String command) {
    create(ARTHUR);

    assertRefused(
        shell.run("user", command, "mordred@camelot.bt"),
        "There is no user mordred@camelot.bt in " + place());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user list",
        "user promote king.arthur@camelot.bt",
        "user deactivate king.arthur@camelot.bt",
        "user delete king.arthur@camelot.bt",
        "audit list",
      })
  void commands_on_a_missing_store_do_not_create_it(String command) {
    assertRefused(
        shell.run(command.split(" ")),
        "There is no store yet: %s. Correct data.dir or database.url, or create one with `portcullis db migrate`"
            .formatted(place()));
    assertThat(folder).isEmptyDirectory();
  }
}
