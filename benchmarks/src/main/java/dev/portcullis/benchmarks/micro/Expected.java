package dev.portcullis.benchmarks.micro;

import dev.portcullis.benchmarks.load.WrongAnswer;
import java.util.Optional;

/** Sees to it that no wrong answer is measured. */
final class Expected {
  private Expected() {}

  /** {@code answer}, which must be {@code expected}. */
  static <T> T expect(T expected, Optional<T> answer) {
    if (!answer.equals(Optional.of(expected))) {
      throw new WrongAnswer("%s instead of %s".formatted(answer, expected));
    }
    return expected;
  }
}
