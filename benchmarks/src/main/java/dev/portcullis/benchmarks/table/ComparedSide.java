package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.load.Sample;

/** One of the two that are compared. */
@FunctionalInterface
interface ComparedSide {
  /** Makes that many calls and tells how it went. */
  Sample run(int calls);

  static ComparedSide of(Load load) {
    return load::run;
  }
}
