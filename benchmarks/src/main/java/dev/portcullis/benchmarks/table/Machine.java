package dev.portcullis.benchmarks.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Where a run took place, and when.
 *
 * @param text its processor, cores, system and Java, for people
 */
public record Machine(String text, LocalDate date) {
  /** This one, today. */
  public static Machine here() {
    return new Machine(
        String.format(
            Locale.ROOT,
            "%s, %d cores, %s, Java %s",
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("java.version")),
        LocalDate.now(ZoneOffset.UTC));
  }

  /** As Linux tells it. */
  private static String processor() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 2))
          .findFirst()
          .orElseGet(Machine::architecture);
    } catch (IOException elsewhere) {
      return architecture();
    }
  }

  private static String architecture() {
    return System.getProperty("os.arch");
  }
}
