package dev.portcullis.launcher;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Java's use of the AOT cache. A tiny program stands in for Portcullis, because Portcullis's
 * training run takes longer.
 */
final class AotCacheTest {
  private static final String SOURCE =
      """
      package dev.portcullis.bootstrap.training;

      public class AotTrainingRun {
        public static void main(String... arguments) {
          System.out.println("started");
        }
      }
      """;

  @TempDir private static Path folder;
  private static Checkout checkout;

  @BeforeAll
  static void train() throws Exception {
    checkout = Checkout.in(folder);
    Path source = Files.writeString(folder.resolve("AotTrainingRun.java"), SOURCE);
    Path classes = folder.resolve("classes");
    Path jar = folder.resolve("stand-in.jar");
    tool("javac", "-d", classes.toString(), source.toString());
    tool(
        "jar",
        "--create",
        "--file=" + jar,
        "--main-class=dev.portcullis.bootstrap.training.AotTrainingRun",
        "-C",
        classes.toString(),
        ".");
    checkout.script(
        "tools/mvn",
        """
        mkdir -p bootstrap/target/lib
        touch bootstrap/target/lib/domain.jar
        cp '%s' bootstrap/target/portcullis.jar
        """
            .formatted(jar));
    assertThat(start("")).contains("preparing for fast starts…\n").endsWith("\nstarted\n");
  }

  private static void tool(String name, String... arguments) {
    int exitCode =
        ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments);
    assertThat(exitCode).isZero();
  }

  private static String start(String options) throws Exception {
    String jdk = System.getProperty("java.home");
    return checkout.run(Map.of("JAVA_HOME", jdk, "PORTCULLIS_JAVA_OPTS", options)).output();
  }

  @Test
  void a_start_takes_its_classes_from_the_cache() throws Exception {
    assertThat(start("-Xlog:class+load"))
        .containsPattern("\\.AotTrainingRun source: shared objects file")
        .contains("\nstarted\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:+UseG1GC",
        "-XX:+UseParallelGC",
        "-XX:+UseZGC",
        "-XX:+UseCompactObjectHeaders",
        "-XX:-UseCompressedOops",
        "-Xmx256m -Dx=y",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:off",
        "-XX:AOTMode=off",
      })
  void a_cache_that_does_not_fit_the_options_is_ignored_silently(String options) throws Exception {
    assertThat(start(options)).isEqualTo("started\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1_000_000})
  void a_truncated_cache_is_ignored_silently(int bytes) throws Exception {
    assertThat(startWith(Arrays.copyOf(Files.readAllBytes(cache()), bytes))).isEqualTo("started\n");
  }

  @Test
  void a_cache_of_another_jdk_is_ignored_silently() throws Exception {
    byte[] other = Files.readAllBytes(cache());
    // The header names the JVM that wrote the file.
    int name = new String(other, 0, 4_096, ISO_8859_1).indexOf("OpenJDK");
    assertThat(name).isPositive();
    other[name] = 'X';

    assertThat(startWith(other)).isEqualTo("started\n");
  }

  private static String startWith(byte[] content) throws Exception {
    Path cache = cache();
    byte[] own = Files.readAllBytes(cache);
    try {
      Files.write(cache, content);
      return start("");
    } finally {
      Files.write(cache, own);
    }
  }

  private static Path cache() throws IOException {
    assertThat(checkout.caches()).hasSize(1);
    return checkout.caches().getFirst();
  }
}
