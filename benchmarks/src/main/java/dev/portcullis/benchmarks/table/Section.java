package dev.portcullis.benchmarks.table;

import java.util.List;
import java.util.function.Consumer;

/** Rows that are measured on the same servers. */
interface Section {
  /** Returns the names of the rows. */
  List<String> names();

  /** Measures all rows; {@code results} gets each as soon as it is there. */
  void measure(Consumer<Result> results);
}
