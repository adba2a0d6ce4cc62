package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.WarmUp;

/**
 * Numbers of users, tokens and calls.
 *
 * @param pairs the number of measurements of each side, in turns
 * @param starts the number of starts of each side, in turns; more than other measurements, since
 *     starts are short and vary on a busy machine
 * @param hashes the log-ins, or registrations, of a measurement
 * @param hashWarmUp the log-ins, or registrations, before the first measurement
 * @param checks the token checks of a measurement
 * @param warmUp the token checks before the first measurement
 * @param coldChecks the first checks of new tokens of a measurement
 * @param coldWarmUp the first checks of new tokens before the first measurement, after a warm-up
 *     with repeated checks
 * @param tokens the number of tokens that are checked repeatedly
 * @param few the number of users
 * @param many the number of users in the row with many users
 * @param mixed the number of requests before the measurement of memory
 */
record Sizes(
    int pairs,
    int starts,
    int hashes,
    int hashWarmUp,
    int checks,
    int warmUp,
    int coldChecks,
    int coldWarmUp,
    int tokens,
    int few,
    int many,
    int mixed) {
  /**
   * The number of tokens in the rows that read SQLite: spread over the users, but fewer than the
   * 50,000 whose verified signatures are cached.
   */
  static final int READ_TOKENS = 40_000;

  static final Sizes FULL =
      new Sizes(
          5,
          15,
          200,
          WarmUp.LOG_INS,
          40_000,
          150_000,
          3_000,
          20_000,
          5_000,
          1_000,
          1_000_000,
          10_000);

  /** For a run of a few minutes. */
  static final Sizes QUICK =
      new Sizes(5, 7, 60, 1_500, 6_000, 30_000, 300, 1_000, 1_000, 1_000, 100_000, 10_000);

  /**
   * Returns the number of tokens for a comparison of first checks, those of the warm-up included.
   */
  int coldTokens() {
    return tokens + coldWarmUp + pairs * coldChecks;
  }

  Comparison ofHashes() {
    return new Comparison(hashes, hashWarmUp, pairs);
  }

  Comparison ofChecks() {
    return new Comparison(checks, warmUp, pairs);
  }

  /**
   * Each token is checked once before the first measurement, so that its signature has been
   * verified.
   */
  Comparison ofReads() {
    return new Comparison(checks, Math.max(warmUp, READ_TOKENS), pairs);
  }

  Comparison ofColdChecks() {
    return new Comparison(coldChecks, warmUp + coldWarmUp, pairs);
  }
}
