package dev.portcullis.bootstrap.doctor;

import dev.portcullis.bootstrap.configuration.Configuration;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One check of the settings. */
@FunctionalInterface
interface Rule {
  Stream<Finding> examine(Configuration configuration);

  static Rule unsafe(String key, String text, Predicate<Configuration> holds) {
    return of(Finding.unsafe(key, text), holds);
  }

  static Rule unwise(String key, String text, Predicate<Configuration> holds) {
    return of(Finding.unwise(key, text), holds);
  }

  private static Rule of(Finding finding, Predicate<Configuration> holds) {
    return configuration -> Stream.of(finding).filter(one -> holds.test(configuration));
  }
}
