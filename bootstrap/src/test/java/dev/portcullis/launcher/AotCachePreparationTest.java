package dev.portcullis.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the launcher creates an AOT cache, and when it uses one. */
final class AotCachePreparationTest {
  @TempDir private Path folder;
  private Checkout checkout;

  @BeforeEach
  void checkOut() throws IOException {
    checkout = Checkout.in(folder);
  }

  private String start(String options) throws Exception {
    var run = checkout.run(Map.of("PORTCULLIS_JAVA_OPTS", options), "version");
    assertThat(run.exitCode()).as(run.output()).isZero();
    return run.output();
  }

  private Path cache() throws IOException {
    assertThat(checkout.caches()).hasSize(1);
    return checkout.caches().getFirst();
  }

  @Test
  void all_starts_use_the_cache_of_the_first_one() throws Exception {
    assertThat(start("")).contains("preparing for fast starts").contains("|-XX:AOTCache=");
    assertThat(start("")).doesNotContain("preparing").contains("|-XX:AOTCache=" + cache() + "|");

    assertThat(checkout.trainingRuns()).hasSize(1);
    assertThat(cache()).hasContent("written");
  }

  @Test
  void the_cache_is_written_with_the_options_of_a_start() throws Exception {
    String start = start("");

    String common = start.substring(start.indexOf("|--") + 1, start.indexOf("|-XX:AOTCache="));
    assertThat(common).contains("-XX:+UseSerialGC");
    assertThat(checkout.trainingRuns().getFirst().split("\\|")).contains(common.split("\\|"));
  }

  @Test
  void options_from_the_environment_do_not_affect_the_cache() throws Exception {
    start("-Dx=y -XX:+UseG1GC");

    assertThat(checkout.trainingRuns().getFirst())
        .contains("-XX:+UseSerialGC")
        .doesNotContain("-Dx=y", "-XX:+UseG1GC");
  }

  @Test
  void a_missing_cache_is_written_again() throws Exception {
    start("");
    Files.delete(cache());

    start("");

    assertThat(checkout.trainingRuns()).hasSize(2);
  }

  @Test
  void a_cache_without_its_marker_file_is_written_again() throws Exception {
    start("");
    Files.delete(checkout.target().resolve("portcullis.trained"));

    start("");

    assertThat(checkout.trainingRuns()).hasSize(2);
  }

  @Test
  void a_new_build_gets_a_new_cache() throws Exception {
    start("");
    Path stamp = checkout.target().resolve("portcullis.stamp");
    Files.setLastModifiedTime(
        stamp, FileTime.fromMillis(Files.getLastModifiedTime(cache()).toMillis() + 2_000));

    start("");

    assertThat(checkout.trainingRuns()).hasSize(2);
  }

  @Test
  void a_replaced_jar_with_an_older_time_gets_a_new_cache() throws Exception {
    start("");
    Path jar = checkout.target().resolve("lib/domain.jar");
    FileTime time = Files.getLastModifiedTime(jar);
    Files.writeString(jar, "patched");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(time.toMillis() - 60_000));

    assertThat(start("")).contains("preparing", "|-XX:AOTCache=" + cache() + "|");
    assertThat(start("")).doesNotContain("preparing");
  }

  @Test
  void a_newer_jar_of_the_same_size_gets_a_new_cache() throws Exception {
    start("");
    Files.setLastModifiedTime(
        checkout.target().resolve("lib/domain.jar"),
        FileTime.fromMillis(Files.getLastModifiedTime(cache()).toMillis() + 2_000));

    start("");

    assertThat(checkout.trainingRuns()).hasSize(2);
  }

  @Test
  void another_jdk_gets_a_new_cache_that_replaces_the_old_one() throws Exception {
    start("");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.2\"\n");

    assertThat(start("")).contains("preparing", "|-XX:AOTCache=" + cache() + "|");
    assertThat(start("")).doesNotContain("preparing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 1", "echo half > \"$cache\"; exit 1", "true"})
  void a_failed_training_run_is_reported_once_and_starts_use_no_cache(String trainingRun)
      throws Exception {
    checkout.script("jdk/bin/java", checkout.java(trainingRun));

    String first = start("");
    String second = start("");

    assertThat(first).contains("starts take longer").doesNotContain("AOTCache");
    assertThat(second).doesNotContain("portcullis:", "AOTCache");
    assertThat(checkout.trainingRuns()).hasSize(1);
    assertThat(cache()).isEmptyFile();
  }

  @Test
  void of_two_concurrent_starts_one_runs_the_training() throws Exception {
    Process one = checkout.start(checkout.launcher(), Map.of(), "version");
    Process other = checkout.start(checkout.launcher(), Map.of(), "version");

    for (Process running : new Process[] {one, other}) {
      String output = new String(running.getInputStream().readAllBytes(), UTF_8);
      assertThat(running.waitFor()).as(output).isZero();
      assertThat(output).contains("|-XX:AOTCache=" + cache() + "|");
    }
    assertThat(checkout.trainingRuns()).hasSize(1);
  }

  @Test
  void another_garbage_collector_replaces_the_default() throws Exception {
    assertThat(start("-XX:+UseParallelGC")).doesNotContain("UseSerialGC");
    assertThat(start("-XX:+UseCompactObjectHeaders -Dgc=GC")).contains("UseSerialGC");
    assertThat(checkout.run(Map.of("JDK_JAVA_OPTIONS", "-XX:+UseG1GC"), "version").output())
        .doesNotContain("UseSerialGC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xshare:off", "-XX:AOTCache=mine", "-XX:SharedArchiveFile=mine"})
  void options_that_name_another_cache_or_disable_it_replace_the_default(String option)
      throws Exception {
    assertThat(start(option)).doesNotContain("-XX:AOTCache=/");
  }
}
