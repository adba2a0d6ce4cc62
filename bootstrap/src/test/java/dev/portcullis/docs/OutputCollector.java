package dev.portcullis.readme;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collector;

/** Joins lines to texts, each of which ends at a line of its own. */
final class StepCollector {
  private final String end;
  private final List<String> steps = new ArrayList<>();
  private final StringBuilder step = new StringBuilder();

  private StepCollector(String end) {
    this.end = end;
  }

  static Collector<String, ?, List<String>> of(String end) {
    return Collector.of(
        () -> new StepCollector(end),
        StepCollector::add,
        (one, other) -> {
          throw new IllegalStateException("lines come one after the other");
        },
        collector -> List.copyOf(collector.steps));
  }

  private void add(String line) {
    if (line.equals(end)) {
      steps.add(step.toString());
      step.setLength(0);
    } else {
      step.append(line).append('\n');
    }
  }
}
