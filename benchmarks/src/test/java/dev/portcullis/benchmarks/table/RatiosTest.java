package dev.portcullis.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.benchmarks.server.ServerInstallation;
import dev.portcullis.bootstrap.cli.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Detects gross losses of the processor times in {@code docs/performance.md}. They are measured
 * briefly, and the best turn is compared with twice the recorded figure.
 */
class RatiosTest {
  private static final Path RECORDED = Path.of("../docs/performance.json");
  private static final int TIMES = 2;
  private static final Sizes BRIEFLY =
      new Sizes(5, 1, 1_000, 5_000, 5_000, 20_000, 100, 100, 100, 1);

  @TempDir private Path folder;
  private RunDirectory directory;

  @BeforeEach
  void runOnTheClassPathOfTheTests() {
    String java = ProcessHandle.current().info().command().orElseThrow();
    String classPath = System.getProperty("java.class.path");
    List<String> portcullis =
        List.of(java, "-XX:+UseSerialGC", "-cp", classPath, Main.class.getName());
    directory = new RunDirectory(portcullis, classPath, folder);
  }

  @Test
  void token_checks_take_at_most_twice_the_recorded_ratio() throws IOException {
    for (Result now : measured(new SqliteRows(directory, BRIEFLY))) {
      String row = now.row().name();
      assertThat(now.ratio().lowest()).as(row).isLessThan(TIMES * recorded(row, "ratio"));
    }
  }

  @Test
  void a_log_in_takes_at_most_twice_the_recorded_time_beside_its_hash() throws IOException {
    for (Result now : measured(new LogInRow(directory, BRIEFLY, ServerInstallation.CHEAP_HASHES))) {
      String row = now.row().name();
      assertThat(now.ours().lowest()).as(row).isLessThan(TIMES * recorded(row, "portcullis"));
    }
  }

  private static List<Result> measured(Section section) {
    List<Result> results = new ArrayList<>();
    section.measure(results::add);
    assertThat(results).hasSameSizeAs(section.names());
    return results;
  }

  private static double recorded(String row, String figure) throws IOException {
    double recorded =
        new JsonMapper().readTree(RECORDED.toFile()).path("rows").path(row).path(figure).asDouble();
    assertThat(recorded).as("the recorded %s of %s", figure, row).isPositive();
    return recorded;
  }
}
