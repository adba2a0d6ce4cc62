package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.server.Workplace;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;

/** The whole table. */
public final class Table {
  private final List<Section> sections;

  private Table(List<Section> sections) {
    this.sections = sections;
  }

  /** As it is published; takes a quarter of an hour. */
  public static Table full(Workplace workplace) {
    return of(workplace, Sizes.FULL);
  }

  /** With less of everything; takes a few minutes. */
  public static Table quick(Workplace workplace) {
    return of(workplace, Sizes.QUICK);
  }

  private static Table of(Workplace workplace, Sizes sizes) {
    return new Table(
        List.of(
            new PasswordRows(workplace, sizes),
            new TokenRows(workplace, sizes, false),
            new TokenRows(workplace, sizes, true),
            new ReadRows(workplace, sizes),
            new PostgresRow(workplace, sizes),
            new LifeRows(workplace, sizes)));
  }

  /** The names of all rows. */
  public List<String> names() {
    return sections.stream().flatMap(section -> section.names().stream()).toList();
  }

  /**
   * Measures, and shows each row as soon as it is there.
   *
   * @param wanted the names of rows; none means all. Those measured on the same servers come along
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
