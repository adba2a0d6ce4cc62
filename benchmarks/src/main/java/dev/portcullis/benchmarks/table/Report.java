package dev.portcullis.benchmarks.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portcullis.benchmarks.table.Result.Latency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Report of a run, in JSON, Markdown and text.
 *
 * @param machine the machine and date of the run
 */
public record Report(Machine machine, List<Result> results) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Format of the terminal's table, with as many of the cells as fit. */
  private static final String SHOWN = "%1$-42s %3$11s %4$11s  %5$5s  %6$-9s  %7$-8s %8$9s %9$9s";

  /** Copies the results. */
  public Report {
    results = List.copyOf(results);
  }

  /** Writes {@code table.json} and {@code table.md}. */
  public void write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("table.json"), json() + "\n");
      Files.writeString(folder.resolve("table.md"), markdown());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String json() {
    var rows = new LinkedHashMap<String, Object>();
    results.forEach(result -> rows.put(result.name(), row(result)));
    var all = new LinkedHashMap<String, Object>();
    all.put("machine", machine.text());
    all.put("date", machine.date().toString());
    all.put("rows", rows);
    try {
      return JSON.writeValueAsString(all);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, Object> row(Result result) {
    var row = new LinkedHashMap<String, Object>();
    row.put("path", result.path());
    row.put("against", result.ceiling());
    row.put("unit", result.unit());
    row.put("ours", rounded(result.ours()));
    row.put("ceiling", rounded(result.theirs()));
    row.put("ratio", rounded(result.ratio()));
    row.put("ratio_lowest", rounded(result.lowest()));
    row.put("ratio_highest", rounded(result.highest()));
    row.put("goal", result.goal().text());
    row.put("met", result.isMet());
    result.latency().ifPresent(latency -> put(row, "", latency));
    result.ceilingLatency().ifPresent(latency -> put(row, "ceiling_", latency));
    return row;
  }

  private static void put(Map<String, Object> row, String whose, Latency latency) {
    row.put(whose + "p50_micros", rounded(latency.p50()));
    row.put(whose + "p99_micros", rounded(latency.p99()));
  }

  private static double rounded(double figure) {
    return Math.round(figure * 1_000) / 1_000.0;
  }

  /** Returns the table, with the machine and the date. */
  private String markdown() {
    var text = new StringBuilder();
    text.append("%s, %s.%n%n".formatted(machine.text(), machine.date()));
    text.append(
        "| path | measured beside it | ours | ceiling | ratio | spread | goal | p50 | p99 | ceiling's p50 | p99 |\n");
    text.append("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    results.forEach(result -> text.append(line(result)).append('\n'));
    return text.toString();
  }

  private static String line(Result result) {
    return "| %s | %s | %s | %s | **%s** | %s | %s | %s | %s | %s | %s |".formatted(cells(result));
  }

  /** Returns the line that is printed as soon as a result is there. */
  static String shown(Result result) {
    return SHOWN.formatted(cells(result)).stripTrailing();
  }

  /** Returns the heading of these lines. */
  static String heading() {
    return SHOWN.formatted("", "", "ours", "ceiling", "ratio", "spread", "goal", "p50", "p99");
  }

  /**
   * Returns the cells of a result, in the order of the Markdown table. Latencies are empty for a
   * row without calls.
   */
  private static Object[] cells(Result result) {
    return new Object[] {
      result.path(),
      result.ceiling(),
      figure(result.ours(), result.unit()),
      figure(result.theirs(), result.unit()),
      ratio(result.ratio()),
      ratio(result.lowest()) + "–" + ratio(result.highest()),
      result.goal().text() + (result.isMet() ? " ✓" : " ✗"),
      micros(result.latency().map(Latency::p50)),
      micros(result.latency().map(Latency::p99)),
      micros(result.ceilingLatency().map(Latency::p50)),
      micros(result.ceilingLatency().map(Latency::p99))
    };
  }

  private static String micros(Optional<Double> micros) {
    return micros.map(Report::micros).orElse("");
  }

  private static String micros(double micros) {
    return micros < 10_000
        ? String.format(Locale.ROOT, "%,.0f µs", micros)
        : String.format(Locale.ROOT, "%,.0f ms", micros / 1_000);
  }

  private static String figure(double figure, String unit) {
    return String.format(Locale.ROOT, "%,.0f %s", figure, unit).replace(" /s", "/s");
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }
}
