package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.load.Sample;

/** One side of a comparison. */
@FunctionalInterface
interface ComparedSide {
  /** Makes {@code calls} calls. */
  Sample run(int calls);

  static ComparedSide of(Load load) {
    return load::run;
  }
}
