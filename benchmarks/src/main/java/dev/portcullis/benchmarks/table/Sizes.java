package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.WarmUp;

/**
 * How much is measured.
 *
 * @param pairs how often each side is measured, by turns
 * @param starts how often each is started, by turns: more often, since a start is soon over, and no
 *     two are alike on a busy machine
 * @param hashes how many log-ins, or registrations, a measurement has
 * @param hashWarmUp how many go before the first
 * @param checks how many token checks a measurement has
 * @param warmUp how many go before the first
 * @param coldChecks how many checks of tokens never seen a measurement has
 * @param coldWarmUp how many go before the first, after a warm-up by hot ones
 * @param tokens how many tokens are shown again and again
 * @param few how many users there are
 * @param many how many there are where many are
 * @param mixed how many requests memory is measured after
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
   * How many tokens are shown in turn where each answer is to be read. SQLite's rows are remembered
   * up to 4 Mi characters (ADR 13), and all are forgotten then. Each of these has two ids, an
   * e-mail address, three instants and a client: some 200 characters, and counts for twice as much,
   * so that a quarter of the tokens fills that. Whenever one comes again, its row has been
   * forgotten. Their signatures have not: 50,000 are remembered.
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

  /** For a look within a few minutes. */
  static final Sizes QUICK =
      new Sizes(5, 7, 60, 1_500, 6_000, 30_000, 300, 1_000, 1_000, 1_000, 100_000, 10_000);

  /** How many tokens a comparison of cold ones needs, those included that are hot at first. */
  int coldTokens() {
    return tokens + coldWarmUp + pairs * coldChecks;
  }

  Comparison ofHashes() {
    return new Comparison(hashes, hashWarmUp, pairs);
  }

  Comparison ofChecks() {
    return new Comparison(checks, warmUp, pairs);
  }

  /** Each token is shown before the first measurement, so that its signature has been checked. */
  Comparison ofReads() {
    return new Comparison(checks, Math.max(warmUp, READ_TOKENS), pairs);
  }

  Comparison ofColdChecks() {
    return new Comparison(coldChecks, warmUp + coldWarmUp, pairs);
  }
}
