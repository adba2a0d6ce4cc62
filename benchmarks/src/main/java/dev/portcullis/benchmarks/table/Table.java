package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.server.RunDirectory;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole table of {@code docs/performance.md}. */
public final class Table {
  private final RunDirectory directory;
  private final List<Section> sections;

  private Table(RunDirectory directory, Sizes sizes) {
    this.directory = directory;
    this.sections =
        List.of(
            new LogInRow(directory, sizes, Map.of()),
            new SqliteRows(directory, sizes),
            new PostgresRow(directory, sizes),
            new ManyUsersRow(directory, sizes),
            new LifeRows(directory, sizes));
  }

  /** Returns the table as published; takes ten minutes. */
  public static Table full(RunDirectory directory) {
    return new Table(directory, Sizes.FULL);
  }

  /** Returns the table with smaller sizes; takes a few minutes. */
  public static Table quick(RunDirectory directory) {
    return new Table(directory, Sizes.QUICK);
  }

  /** Returns the names of all rows. */
  public List<String> names() {
    return sections.stream().flatMap(section -> section.names().stream()).toList();
  }

  /**
   * Measures the rows, prints each as soon as it is there, and writes the reports.
   *
   * @param wanted the names of rows; none means all. Other rows on the same servers are measured,
   *     too
   */
  public void measure(Set<String> wanted, PrintWriter out) {
    out.println(Report.heading());
    out.flush();
    List<Result> results = new ArrayList<>();
    for (Section section : sections) {
      if (wanted.isEmpty() || section.names().stream().anyMatch(wanted::contains)) {
        section.measure(
            result -> {
              results.add(result);
              out.println(Report.shown(result));
              out.flush();
            });
      }
    }
    new Report(Machine.here(), results)
        .write(directory.report("table.json"), directory.report("table.md"));
  }
}
