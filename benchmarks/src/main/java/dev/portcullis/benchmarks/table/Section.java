package dev.portcullis.benchmarks.table;

import java.util.List;

/** Rows that are measured on the same servers. */
interface Section {
  /** Those of its rows. */
  List<String> names();

  /** Measures all of them. */
  void measure(Findings findings);
}
