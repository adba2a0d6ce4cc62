package dev.portcullis.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.faults.LaunchOptions.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.util.OSInfo;

/**
 * A full disk, simulated by the operating system's limit to the size of the server's files, and a
 * folder without write permission.
 */
@Timeout(300)
final class DiskFaultsTest {
  private static final String READ_ONLY = "r-x------";
  private static final String OWN = "rwx------";

  /** Too small for the schema. */
  private static final int KIB = 64;

  /** Runs the program without root's permission to ignore file modes. */
  private static final String LIKE_ANY_OTHER_USER =
      """
      if [ "$(id -u)" = 0 ]; then
        set -- setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-all "$@"
      fi
      """;

  @TempDir private Path folder;

  @AfterEach
  void giveBack() throws IOException {
    Path data = folder.resolve("data");
    if (Files.exists(data)) {
      mode(OWN, data);
    }
  }

  private static void mode(String mode, Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private void assertRefused(Run run, String advice) {
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo(line(advice));
  }

  private String line(String advice) {
    return "portcullis: SQLite at %s %s%n".formatted(LaunchOptions.in(folder).database(), advice);
  }

  private static void assertWorks(LaunchOptions launch) {
    try (var server = launch.serve();
        var caller = new RestProtocolClient(server.httpPort())) {
      assertThat(caller.register("king.arthur@camelot.bt", "guinevere").isDone()).isTrue();
    }
  }

  @Test
  void on_a_full_disk_writes_are_to_be_retried_and_reads_succeed() throws Exception {
    var launch = LaunchOptions.in(folder);
    var book = new AcknowledgedWrites();
    try (var server = launch.serve();
        var reader = new RestProtocolClient(server.httpPort())) {
      reader.register("king.arthur@camelot.bt", "guinevere");
      String token = reader.logIn("king.arthur@camelot.bt", "guinevere").value();
      var load = WriteLoad.at(server);
      load.awaitAcknowledged(30);
      Path log = launch.database().resolveSibling("portcullis.db-wal");

      limit(server, String.valueOf(Files.size(log) + 20_000));
      load.awaitLater(30);
      assertThat(reader.me(token)).isEqualTo(new CallOutcome.Done("king.arthur@camelot.bt"));
      limit(server, "unlimited");

      load.forget();
      load.awaitAcknowledged(30);
      load.end();
      assertThat(load.lost()).isZero();
      book.add(load);
      assertThat(book.found(server)).isEqualTo(book.acknowledged());
      System.out.printf(
          "faults: disk full: %d writes acknowledged, %d found, %d calls told to try again%n",
          book.acknowledged(), book.found(server), load.later());
      reader.changePassword(token, "excalibur");
    }
    assertThat(launch.log()).doesNotContain("Incident");
  }

  /** Limits the size of the server's files to {@code bytes}. */
  private static void limit(ServerProcess server, String bytes) throws Exception {
    var limiting =
        new ProcessBuilder(
                "prlimit", "--pid", String.valueOf(server.pid()), "--fsize=" + bytes + ":")
            .inheritIO()
            .start();
    assertThat(limiting.waitFor()).isZero();
  }

  @Test
  void a_full_disk_at_the_first_start_is_reported_and_leaves_no_partial_store() throws IOException {
    var launch = LaunchOptions.in(folder).withJava(unpackedSqlite());

    assertRefused(
        launch.after("ulimit -S -f " + KIB).run("serve"),
        "can't be written: the disk is full or fails; make room, and start again");

    assertWorks(launch);
  }

  /** Unpacks SQLite's library beforehand, because the limit would apply to unpacking it too. */
  private String[] unpackedSqlite() throws IOException {
    String library = "libsqlitejdbc.so";
    String resource = OSInfo.getNativeLibFolderPathForCurrentOS();
    try (var packed =
        Objects.requireNonNull(
            OSInfo.class.getResourceAsStream(
                "/org/sqlite/native/%s/%s".formatted(resource, library)))) {
      Files.copy(packed, folder.resolve(library));
    }
    return new String[] {
      "-XX:-UsePerfData", "-Dorg.sqlite.lib.path=" + folder, "-Dorg.sqlite.lib.name=" + library
    };
  }

  @Test
  void a_full_temporary_folder_is_reported() {
    var launch =
        LaunchOptions.in(folder).withJava("-XX:-UsePerfData", "-Djava.io.tmpdir=" + folder);

    Run run = launch.after("ulimit -S -f " + KIB).run("db", "migrate");

    assertThat(run.exitCode()).isEqualTo(1);
    // The message follows the driver's own log output.
    assertThat(run.err())
        .endsWith(
            line(
                "can't be opened: SQLite's library can't be unpacked into %s and loaded from there; make room, or name another folder by PORTCULLIS_JAVA_OPTS=-Djava.io.tmpdir=…"
                    .formatted(folder)));
    assertWorks(launch);
  }

  @Test
  void a_read_only_folder_without_a_store_is_refused() throws IOException {
    var launch = LaunchOptions.in(folder);
    Files.createDirectory(folder.resolve("data"));
    mode(READ_ONLY, folder.resolve("data"));

    assertRefused(
        launch.after(LIKE_ANY_OTHER_USER).run("serve"),
        "can't be created: its folder must exist and be writable");
  }

  @Test
  void a_read_only_folder_with_a_store_is_refused_and_the_store_is_unchanged() throws IOException {
    var launch = LaunchOptions.in(folder);
    assertThat(launch.run("db", "migrate").exitCode()).isZero();
    byte[] before = Files.readAllBytes(launch.database());
    mode(READ_ONLY, folder.resolve("data"));

    assertRefused(
        launch.after(LIKE_ANY_OTHER_USER).run("serve"),
        "can't be opened; this user must be able to read and write it, and its folder");

    assertThat(launch.database()).hasBinaryContent(before);
    mode(OWN, folder.resolve("data"));
    assertWorks(launch);
  }

  @Test
  void a_folder_that_becomes_read_only_does_not_affect_a_running_server() throws IOException {
    var launch = LaunchOptions.in(folder).after(LIKE_ANY_OTHER_USER);
    var book = new AcknowledgedWrites();
    try (var server = launch.serve()) {
      mode(READ_ONLY, folder.resolve("data"));
      var load = WriteLoad.at(server);
      load.awaitAcknowledged(30);
      load.end();
      book.add(load);
      assertThat(load.later() + load.lost()).isZero();
      assertThat(book.found(server)).isEqualTo(book.acknowledged());
    }
    assertThat(launch.log()).doesNotContain("Incident");
  }
}
