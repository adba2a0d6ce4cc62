package dev.portcullis.benchmarks.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portcullis.benchmarks.table.Goal.Judged;
import dev.portcullis.benchmarks.table.Result.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The results of a run, in JSON and in Markdown. */
record Report(Machine machine, List<Result> results) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final String HEAD =
      """
      | path | measured beside it | Portcullis | beside it | ratio | spread | goal | rate | p50 | p99 |
      |---|---|--:|--:|--:|--:|--:|--:|--:|--:|
      """;

  /** Format of the terminal's table, with as many of the cells as fit. */
  private static final String SHOWN =
      "%1$-42s %3$9s %4$9s  %5$5s  %6$-11s  %7$-10s %8$9s %9$9s %10$9s";

  /** Copies the results. */
  Report {
    results = List.copyOf(results);
  }

  /** Writes both files. */
  void write(Path json, Path markdown) {
    try {
      Files.writeString(json, json() + "\n");
      Files.writeString(markdown, markdown());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String json() {
    var rows = new LinkedHashMap<String, Object>();
    results.forEach(result -> rows.put(result.row().name(), row(result)));
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
    row.put("path", result.row().path());
    row.put("beside", result.row().beside());
    row.put("unit", result.row().unit());
    put(row, "portcullis", result.ours());
    put(row, "beside_it", result.theirs());
    put(row, "ratio", result.ratio());
    result
        .isMet()
        .ifPresent(
            met -> {
              row.put("goal", goal(result.row()));
              row.put("met", met);
            });
    result
        .traffic()
        .ifPresent(
            traffic -> {
              row.put("rate", rounded(traffic.rate()));
              row.put("p50_micros", rounded(traffic.p50()));
              row.put("p99_micros", rounded(traffic.p99()));
            });
    return row;
  }

  private static void put(Map<String, Object> row, String name, Spread spread) {
    row.put(name, rounded(spread.median()));
    row.put(name + "_lowest", rounded(spread.lowest()));
    row.put(name + "_highest", rounded(spread.highest()));
  }

  private static double rounded(double figure) {
    return Math.round(figure * 1_000) / 1_000.0;
  }

  /** Returns the table, with the machine and the date. */
  private String markdown() {
    var text = new StringBuilder("%s, %s.\n\n".formatted(machine.text(), machine.date()));
    text.append(HEAD);
    results.forEach(result -> text.append(line(result)).append('\n'));
    return text.toString();
  }

  private static String line(Result result) {
    return "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |".formatted(cells(result));
  }

  /** Returns the line that is printed as soon as a result is there. */
  static String shown(Result result) {
    return SHOWN.formatted(cells(result)).stripTrailing();
  }

  /** Returns the heading of these lines. */
  static String heading() {
    return SHOWN.formatted(
        "", "", "ours", "beside it", "ratio", "spread", "goal", "rate", "p50", "p99");
  }

  /** Returns the cells in the order of the Markdown. */
  private static Object[] cells(Result result) {
    Row row = result.row();
    Spread judged = result.judged();
    return new Object[] {
      row.path(),
      row.beside(),
      figure(result.ours().median(), row.unit()),
      figure(result.theirs().median(), row.unit()),
      result.isRatio() ? number(result.ratio().median()) : "",
      number(judged.lowest()) + "–" + number(judged.highest()),
      result.isMet().map(met -> goal(row) + (met ? " ✓" : " ✗")).orElse("–"),
      traffic(result, traffic -> figure(traffic.rate(), "/s")),
      traffic(result, traffic -> latency(traffic.p50())),
      traffic(result, traffic -> latency(traffic.p99()))
    };
  }

  private static String traffic(Result result, Function<Traffic, String> cell) {
    return result.traffic().map(cell).orElse("");
  }

  private static String goal(Row row) {
    return "≤ "
        + (row.goal().figure() == Judged.RATIO
            ? number(row.goal().most())
            : figure(row.goal().most(), row.unit()));
  }

  private static String latency(double micros) {
    return micros < 1_000 ? figure(micros, "µs") : figure(micros / 1_000, "ms");
  }

  private static String figure(double figure, String unit) {
    return (number(figure) + " " + unit).replace(" /", "/");
  }

  /** Returns at least three digits. */
  private static String number(double figure) {
    String format = figure < 10 ? "%.2f" : figure < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, format, figure);
  }
}
