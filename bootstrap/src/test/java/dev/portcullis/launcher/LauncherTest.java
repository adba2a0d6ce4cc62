package dev.portcullis.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.launcher.Checkout.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the launcher builds, and which program it runs. */
final class LauncherTest {
  @TempDir private Path folder;
  private Checkout checkout;

  @BeforeEach
  void checkOut() throws IOException {
    checkout = Checkout.in(folder);
  }

  private Run run(String... arguments) throws Exception {
    return checkout.run(Map.of(), arguments);
  }

  @Test
  void the_first_start_builds_and_prepares_and_prints_one_line_for_each() throws Exception {
    var first = run("version");

    assertThat(first.exitCode()).as(first.output()).isZero();
    assertThat(first.output().lines()).hasSize(3);
    assertThat(first.output().lines().findFirst().orElseThrow()).contains("building");
    assertThat(first.output().lines().skip(1).findFirst().orElseThrow()).contains("preparing");
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void a_second_start_without_changes_does_not_call_maven() throws Exception {
    run("version");

    var second = run("serve", "--config", "my file.yaml");

    assertThat(second.output().lines()).hasSize(1);
    assertThat(second.output())
        .contains("|-jar|" + checkout.root().toRealPath() + "/bootstrap/target/portcullis.jar|")
        .endsWith("|serve|--config|my file.yaml|\n");
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void a_start_after_a_change_builds_again() throws Exception {
    run("version");
    Path stamp = checkout.target().resolve("portcullis.stamp");
    Path source = checkout.root().resolve("domain/src/main/java/Some.java");
    Files.setLastModifiedTime(
        source, FileTime.fromMillis(Files.getLastModifiedTime(stamp).toMillis() + 2_000));

    run("version");

    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void a_start_with_missing_libraries_builds_again() throws Exception {
    run("version");
    Files.delete(checkout.target().resolve("lib/domain.jar"));

    run("version");

    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void maven_runs_on_the_jdk_that_was_found() throws Exception {
    run("version");

    assertThat(folder.resolve("builds")).hasContent(folder.resolve("jdk").toString());
  }

  @Test
  void a_symbolic_link_starts_the_same_program() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), checkout.launcher());
    Path linkToLink =
        Files.createSymbolicLink(checkout.elsewhere().resolve("again"), Path.of("../link"));

    assertThat(checkout.run(link, Map.of(), "version").exitCode()).isZero();
    assertThat(checkout.run(linkToLink, Map.of(), "version").output())
        .contains(checkout.root().toRealPath() + "/bootstrap/target/portcullis.jar");
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void a_failed_build_shows_the_reason_and_is_retried() throws Exception {
    checkout.script("tools/mvn", "echo 'the reason'; exit 1\n");

    var failed = run("version");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.output()).contains("the reason").contains("build failed");
    assertThat(run("version").output()).contains("the reason");
  }

  @Test
  void a_silent_failure_of_maven_is_reported() throws Exception {
    checkout.script("tools/mvn", "exit 3\n");

    var failed = run("version");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.output().lines().skip(1))
        .containsExactly(
            "portcullis: the build failed: mvn ended with exit code 3 and printed nothing;"
                + " check that 'mvn -version' works");
  }

  @Test
  void without_a_locale_java_runs_in_utf_8() throws Exception {
    assertThat(run("version").output()).contains("LC_ALL=C.UTF-8|java|");
    assertThat(checkout.run(Map.of("LANG", "C"), "version").output()).contains("LC_ALL=C.UTF-8|");
    assertThat(checkout.run(Map.of("LANG", "de_DE.UTF-8"), "version").output())
        .contains("LC_ALL=|");
  }

  @Test
  void options_for_java_come_from_the_environment() throws Exception {
    var run = checkout.run(Map.of("PORTCULLIS_JAVA_OPTS", "-Xmx64m -Dx=y"), "version");

    assertThat(run.output()).contains("|-Xmx64m|-Dx=y|-jar|");
  }

  @Test
  void an_old_java_home_is_ignored() throws Exception {
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.15\"\n");

    var run = run("version");

    assertThat(run.output()).doesNotContain("java|");
  }
}
