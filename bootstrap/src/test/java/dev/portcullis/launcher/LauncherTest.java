package dev.portcullis.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs {@code ./portcullis} in a copy of the repository's outline, with a Maven and a Java that
 * only say what they were called with: what is tested is when the launcher builds, and what it
 * runs.
 */
final class LauncherTest {
  private static final Path LAUNCHER = Path.of("../portcullis");

  @TempDir private Path folder;
  private Path root;
  private Path elsewhere;

  @BeforeEach
  void layOutTheRepository() throws IOException {
    root = Files.createDirectories(folder.resolve("a path/with blanks"));
    elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.copy(LAUNCHER, root.resolve("portcullis"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    Files.createDirectories(root.resolve("domain/src/main/java"));
    Files.writeString(root.resolve("domain/pom.xml"), "<project/>");
    Files.writeString(root.resolve("domain/src/main/java/Some.java"), "class Some {}");
    script(
        "tools/mvn",
        """
        echo "$JAVA_HOME" >> '%s'
        echo '[INFO] Building Portcullis: domain 0.1.0-SNAPSHOT   [2/10]'
        mkdir -p bootstrap/target/lib
        touch bootstrap/target/portcullis.jar bootstrap/target/lib/domain.jar
        """
            .formatted(folder.resolve("builds")));
    script("jdk/bin/java", "printf '%s|' \"LC_ALL=$LC_ALL\" java \"$@\"; echo");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
  }

  private void script(String name, String body) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private record Run(int exitCode, String output) {}

  private Run run(Path launcher, Map<String, String> environment, String... arguments)
      throws Exception {
    var process = new ProcessBuilder(launcher.toString()).directory(elsewhere.toFile());
    process.command().addAll(List.of(arguments));
    process.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    process
        .environment()
        .merge(
            "PATH",
            folder.resolve("tools").toString(),
            (path, tools) -> tools + File.pathSeparator + path);
    process.environment().keySet().removeAll(List.of("HOME", "LC_ALL", "LC_CTYPE", "LANG"));
    process.environment().putAll(environment);
    var running = process.redirectErrorStream(true).start();
    String output = new String(running.getInputStream().readAllBytes(), UTF_8);
    return new Run(running.waitFor(), output);
  }

  private Run run(String... arguments) throws Exception {
    return run(root.resolve("portcullis"), Map.of(), arguments);
  }

  private long builds() throws IOException {
    Path builds = folder.resolve("builds");
    return Files.exists(builds) ? Files.readAllLines(builds).size() : 0;
  }

  @Test
  void the_first_start_builds_and_says_so_in_one_line() throws Exception {
    var first = run("version");

    assertThat(first.exitCode()).as(first.output()).isZero();
    assertThat(first.output().lines()).hasSize(2);
    assertThat(first.output().lines().findFirst().orElseThrow()).contains("building");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void a_second_start_without_changes_calls_no_maven() throws Exception {
    run("version");

    var second = run("serve", "--config", "my file.yaml");

    assertThat(second.output().lines()).hasSize(1);
    assertThat(second.output())
        .contains("|-jar|" + root.toRealPath() + "/bootstrap/target/portcullis.jar|")
        .endsWith("|serve|--config|my file.yaml|\n");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void a_start_after_a_change_builds_again() throws Exception {
    run("version");
    Path stamp = root.resolve("bootstrap/target/portcullis.stamp");
    Path source = root.resolve("domain/src/main/java/Some.java");
    Files.setLastModifiedTime(
        source, FileTime.fromMillis(Files.getLastModifiedTime(stamp).toMillis() + 2_000));

    run("version");

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void a_start_whose_libraries_are_gone_builds_again() throws Exception {
    run("version");
    Files.delete(root.resolve("bootstrap/target/lib/domain.jar"));

    run("version");

    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void maven_runs_on_the_jdk_that_was_found() throws Exception {
    run("version");

    assertThat(folder.resolve("builds")).hasContent(folder.resolve("jdk").toString());
  }

  @Test
  void a_symbolic_link_starts_the_same() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), root.resolve("portcullis"));
    Path linkToLink = Files.createSymbolicLink(elsewhere.resolve("again"), Path.of("../link"));

    assertThat(run(link, Map.of(), "version").exitCode()).isZero();
    assertThat(run(linkToLink, Map.of(), "version").output())
        .contains(root.toRealPath() + "/bootstrap/target/portcullis.jar");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void a_build_that_fails_shows_why_and_is_tried_again() throws Exception {
    script("tools/mvn", "echo 'the reason'; exit 1\n");

    var failed = run("version");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.output()).contains("the reason").contains("build failed");
    assertThat(run("version").output()).contains("the reason");
  }

  @Test
  void a_maven_that_fails_without_a_word_is_told() throws Exception {
    script("tools/mvn", "exit 3\n");

    var failed = run("version");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.output().lines().skip(1))
        .containsExactly(
            "portcullis: the build failed: mvn ended with exit code 3 and said nothing;"
                + " does 'mvn -version' work?");
  }

  @Test
  void letters_beyond_ascii_reach_java_where_no_locale_is_set() throws Exception {
    var launcher = root.resolve("portcullis");

    assertThat(run("version").output()).contains("LC_ALL=C.UTF-8|java|");
    assertThat(run(launcher, Map.of("LANG", "C"), "version").output()).contains("LC_ALL=C.UTF-8|");
    assertThat(run(launcher, Map.of("LANG", "de_DE.UTF-8"), "version").output())
        .contains("LC_ALL=|");
  }

  @Test
  void options_for_java_come_from_the_environment() throws Exception {
    var run =
        run(root.resolve("portcullis"), Map.of("PORTCULLIS_JAVA_OPTS", "-Xmx64m -Dx=y"), "version");

    assertThat(run.output()).contains("|-Xmx64m|-Dx=y|-jar|");
  }

  @Test
  void an_old_java_home_is_passed_over() throws Exception {
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.15\"\n");

    var run = run("version");

    assertThat(run.output()).doesNotContain("java|");
  }
}
