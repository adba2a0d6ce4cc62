package dev.portcullis.benchmarks.micro;

import dev.portcullis.benchmarks.load.WrongAnswer;
import java.util.Optional;

/** Checks that a benchmark measures only right answers. */
final class Expected {
  private Expected() {}

  /** Returns {@code expected}; throws if {@code answer} differs. */
  static <T> T expect(T expected, Optional<T> answer) {
    if (!answer.equals(Optional.of(expected))) {
      throw new WrongAnswer("%s instead of %s".formatted(answer, expected));
    }
    return expected;
  }
}
