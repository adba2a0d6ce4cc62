package dev.portcullis.benchmarks.table;

import java.util.List;

/** Rows that are measured on the same servers. */
interface Section {
  /** Returns the names of the rows. */
  List<String> names();

  /** Measures all rows. */
  void measure(Findings findings);
}
