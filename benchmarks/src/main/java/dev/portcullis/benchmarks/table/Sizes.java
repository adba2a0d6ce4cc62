package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.WarmUp;

/**
 * Numbers of users, tokens and calls.
 *
 * @param pairs the number of measurements of each side, in turns
 * @param starts the number of starts of each side, in turns; more than other measurements, since
 *     starts are short and vary on a busy machine
 * @param logIns the log-ins of a measurement
 * @param logInWarmUp the log-ins before the first measurement
 * @param checks the token checks of a measurement
 * @param warmUp the token checks before the first measurement
 * @param tokens the number of tokens that are checked, in turn
 * @param few the number of users
 * @param many the number of users in the row with many users
 * @param mixed the number of requests before the measurement of memory
 */
record Sizes(
    int pairs,
    int starts,
    int logIns,
    int logInWarmUp,
    int checks,
    int warmUp,
    int tokens,
    int few,
    int many,
    int mixed) {
  static final Sizes FULL =
      new Sizes(9, 15, 400, WarmUp.LOG_INS, 40_000, 150_000, 5_000, 1_000, 1_000_000, 10_000);

  /** For a run of a few minutes. */
  static final Sizes QUICK =
      new Sizes(5, 5, 120, 1_000, 10_000, 30_000, 1_000, 1_000, 100_000, 10_000);

  /** Returns the comparison of token checks. */
  Comparison comparison() {
    return new Comparison(checks, warmUp, pairs);
  }
}
