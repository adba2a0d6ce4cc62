package dev.portcullis.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collector;

/** Joins lines to texts. A given line ends each text and is left out. */
final class OutputCollector {
  private final String end;
  private final List<String> texts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private OutputCollector(String end) {
    this.end = end;
  }

  static Collector<String, ?, List<String>> endingAt(String end) {
    return Collector.of(
        () -> new OutputCollector(end),
        OutputCollector::add,
        (one, other) -> {
          throw new IllegalStateException("the lines are ordered; don't collect them in parallel");
        },
        collector -> List.copyOf(collector.texts));
  }

  private void add(String line) {
    if (line.equals(end)) {
      texts.add(text.toString());
      text.setLength(0);
    } else {
      text.append(line).append('\n');
    }
  }
}
