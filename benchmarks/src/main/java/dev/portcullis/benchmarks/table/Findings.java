package dev.portcullis.benchmarks.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Results so far; the listener gets each at once. */
final class Findings {
  private final Consumer<Result> listener;
  private final List<Result> results = new ArrayList<>();

  Findings(Consumer<Result> listener) {
    this.listener = listener;
  }

  void add(Result result) {
    results.add(result);
    listener.accept(result);
  }

  List<Result> all() {
    return List.copyOf(results);
  }
}
