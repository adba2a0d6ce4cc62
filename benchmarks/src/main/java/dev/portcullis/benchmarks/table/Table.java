package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.server.RunDirectory;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;

/** The whole table of {@code docs/performance.md}. */
public final class Table {
  private final List<Section> sections;

  private Table(List<Section> sections) {
    this.sections = sections;
  }

  /** Returns the table as published; takes a quarter of an hour. */
  public static Table full(RunDirectory directory) {
    return of(directory, Sizes.FULL);
  }

  /** Returns the table with smaller sizes; takes a few minutes. */
  public static Table quick(RunDirectory directory) {
    return of(directory, Sizes.QUICK);
  }

  private static Table of(RunDirectory directory, Sizes sizes) {
    return new Table(
        List.of(
            new PasswordRows(directory, sizes),
            new TokenRows(directory, sizes, false),
            new TokenRows(directory, sizes, true),
            new ReadRows(directory, sizes),
            new PostgresRow(directory, sizes),
            new LifeRows(directory, sizes)));
  }

  /** Returns the names of all rows. */
  public List<String> names() {
    return sections.stream().flatMap(section -> section.names().stream()).toList();
  }

  /**
   * Measures the rows, and prints each as soon as it is there.
   *
   * @param wanted the names of rows; none means all. Other rows on the same servers are measured,
   *     too
   */
  public Report measure(Set<String> wanted, PrintWriter out) {
    out.println(Report.heading());
    out.flush();
    var findings =
        new Findings(
            result -> {
              out.println(Report.shown(result));
              out.flush();
            });
    sections.stream()
        .filter(section -> wanted.isEmpty() || section.names().stream().anyMatch(wanted::contains))
        .forEach(section -> section.measure(findings));
    return new Report(Machine.here(), findings.all());
  }
}
