package dev.portcullis.benchmarks.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Machine and date of a run.
 *
 * @param text description of the processor, cores, system and Java
 */
record Machine(String text, LocalDate date) {
  /** Returns this machine, today. */
  static Machine here() {
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

  /** Returns the name of the processor, on Linux. */
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
