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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the launcher has Java write a cache for fast starts, and when it starts with one. */
@Execution(ExecutionMode.CONCURRENT)
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
  void all_starts_take_what_the_first_one_had_written() throws Exception {
    assertThat(start("")).contains("preparing for fast starts").contains("|-XX:AOTCache=");
    assertThat(start("")).doesNotContain("preparing").contains("|-XX:AOTCache=" + cache() + "|");

    assertThat(checkout.trainingRuns()).hasSize(1);
    assertThat(cache()).hasContent("written");
  }

  @Test
  void it_is_written_under_the_options_of_a_start() throws Exception {
    String start = start("");

    String common = start.substring(start.indexOf("|--") + 1, start.indexOf("|-XX:AOTCache="));
    assertThat(common).contains("-XX:+UseSerialGC");
    assertThat(checkout.trainingRuns().getFirst().split("\\|")).contains(common.split("\\|"));
  }

  @Test
  void options_from_the_environment_change_nothing_about_what_is_written() throws Exception {
    start("-Dx=y -XX:+UseG1GC");

    assertThat(checkout.trainingRuns().getFirst())
        .contains("-XX:+UseSerialGC")
        .doesNotContain("-Dx=y", "-XX:+UseG1GC");
  }

  @Test
  void a_cache_that_is_gone_is_written_again() throws Exception {
    start("");
    Files.delete(cache());

    start("");

    assertThat(checkout.trainingRuns()).hasSize(2);
  }

  @Test
  void a_cache_that_nobody_knows_the_purpose_of_is_written_again() throws Exception {
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
  void a_jar_that_was_replaced_gets_a_new_cache_whatever_its_time() throws Exception {
    start("");
    Path jar = checkout.target().resolve("lib/domain.jar");
    FileTime time = Files.getLastModifiedTime(jar);
    Files.writeString(jar, "patched");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(time.toMillis() - 60_000));

    assertThat(start("")).contains("preparing", "|-XX:AOTCache=" + cache() + "|");
    assertThat(start("")).doesNotContain("preparing");
  }

  @Test
  void a_jar_that_is_as_long_as_the_one_before_but_newer_gets_a_new_cache() throws Exception {
    start("");
    Files.setLastModifiedTime(
        checkout.target().resolve("lib/domain.jar"),
        FileTime.fromMillis(Files.getLastModifiedTime(cache()).toMillis() + 2_000));

    start("");

    assertThat(checkout.trainingRuns()).hasSize(2);
  }

  @Test
  void another_jdk_gets_a_cache_of_its_own_in_place_of_the_old_one() throws Exception {
    start("");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.2\"\n");

    assertThat(start("")).contains("preparing", "|-XX:AOTCache=" + cache() + "|");
    assertThat(start("")).doesNotContain("preparing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 1", "echo half > \"$cache\"; exit 1", "true"})
  void a_training_run_that_fails_is_told_once_and_starts_go_without(String trainingRun)
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
  void of_two_that_start_at_once_one_trains() throws Exception {
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
  void another_collector_takes_the_place_of_ours() throws Exception {
    assertThat(start("-XX:+UseParallelGC")).doesNotContain("UseSerialGC");
    assertThat(start("-XX:+UseCompactObjectHeaders -Dgc=GC")).contains("UseSerialGC");
    assertThat(checkout.run(Map.of("JDK_JAVA_OPTIONS", "-XX:+UseG1GC"), "version").output())
        .doesNotContain("UseSerialGC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xshare:off", "-XX:AOTCache=mine", "-XX:SharedArchiveFile=mine"})
  void where_the_options_name_another_cache_or_none_ours_stays_out(String option) throws Exception {
    assertThat(start(option)).doesNotContain("-XX:AOTCache=/");
  }
}
