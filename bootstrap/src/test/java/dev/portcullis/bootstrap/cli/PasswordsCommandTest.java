package dev.portcullis.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.bootstrap.cli.Shell.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PasswordsCommandTest {
  /** SHA-1 of {@code P@ssw0rd}, with its number of leaks. */
  private static final String HASH = "21BD12DC183F740EE76F27B78EB39C8AD972A757:73586\r\n";

  @TempDir private Path folder;
  private Shell shell;

  @BeforeEach
  void open() {
    shell = new Shell(folder);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Run userCreate(String password) {
    return shell
        .typing(password + "\n")
        .run("user", "create", "king.arthur@camelot.bt", "--password-stdin");
  }

  @Test
  void a_filter_of_hashes_is_written_beside_them_and_denies_the_hashed_passwords()
      throws IOException {
    Path hashes = file("hashes.txt", HASH);

    assertThat(shell.run("passwords", "build-filter", "hashes.txt"))
        .isEqualTo(new Run(0, "Wrote 1 passwords, 1 KiB, to %s.filter%n".formatted(hashes), ""));

    shell.with("PORTCULLIS_PASSWORD_DENIED", "hashes.txt.filter");
    assertThat(userCreate("P@ssw0rd").err())
        .startsWith("portcullis: Password is on a list of known passwords");
    assertThat(userCreate("guinevere").exitCode()).isZero();
  }

  @Test
  void a_filter_of_plain_passwords_is_written_to_the_given_file() throws IOException {
    file("denied.txt", "Camelot-Castle\nexcalibur\n");

    var run = shell.run("passwords", "build-filter", "denied.txt", "--plain", "--output", "own");

    assertThat(run.out())
        .isEqualTo("Wrote 2 passwords, 1 KiB, to %s%n".formatted(folder.resolve("own")));
    shell.with("PORTCULLIS_PASSWORD_DENIED", "own");
    assertThat(userCreate("camelot-castle").exitCode()).isEqualTo(1);
    assertThat(userCreate("guinevere").exitCode()).isZero();
  }

  @Test
  void progress_is_one_line_of_stderr() throws IOException {
    file("hashes.txt", HASH.repeat(2_000_001));

    assertThat(shell.run("passwords", "build-filter", "hashes.txt").err())
        .isEqualTo("\r1,000,000 lines…\r2,000,000 lines…%n".formatted());
  }

  @Test
  void a_bad_line_a_missing_file_and_a_foreign_output_are_refused_in_one_line() throws IOException {
    Path bad = file("bad.txt", HASH + "swordfish\n");

    var run = shell.run("passwords", "build-filter", "bad.txt");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("portcullis: %s: line 2 is not a SHA-1 hash of 40".formatted(bad))
        .doesNotContain("swordfish")
        .hasLineCount(1);
    assertThat(shell.run("passwords", "build-filter", "missing.txt").err())
        .isEqualTo("portcullis: there is no file %s%n".formatted(folder.resolve("missing.txt")));
    assertThat(shell.run("passwords", "build-filter", "bad.txt", "--output", "bad.txt").err())
        .isEqualTo(
            "portcullis: %s exists and is not a filter; choose another file to write%n"
                .formatted(bad));
  }

  @Test
  void a_server_with_a_damaged_filter_does_not_start() throws IOException {
    file("hashes.txt", HASH);
    shell.run("passwords", "build-filter", "hashes.txt");
    Path filter = folder.resolve("hashes.txt.filter");
    Files.write(filter, Arrays.copyOf(Files.readAllBytes(filter), 30));

    var run = shell.with("PORTCULLIS_PASSWORD_DENIED", "hashes.txt.filter").run("serve");

    assertThat(run)
        .isEqualTo(
            new Run(
                1,
                "",
                "portcullis: password.denied: %s is damaged, or made by another version; make it again with `portcullis passwords build-filter` (in PORTCULLIS_PASSWORD_DENIED)%n"
                    .formatted(filter)));
  }
}
