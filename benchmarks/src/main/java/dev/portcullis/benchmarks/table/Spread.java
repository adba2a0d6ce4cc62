package dev.portcullis.benchmarks.table;

import java.util.List;

/** Median of repeated measurements, the lowest and the highest of them. */
record Spread(double median, double lowest, double highest) {
  static Spread of(List<Double> figures) {
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.getFirst(), sorted.getLast());
  }
}
