package dev.portcullis.benchmarks.table;

/**
 * How much is measured.
 *
 * @param pairs how often each side is measured, by turns
 * @param hashes how many log-ins, or registrations, a measurement has
 * @param checks how many token checks a measurement has
 * @param warmUp how many go before the first
 * @param coldChecks how many checks of tokens never seen a measurement has
 * @param coldWarmUp how many go before the first
 * @param tokens how many tokens are shown again and again
 * @param few how many users there are
 * @param many how many there are where many are
 * @param mixed how many requests memory is measured after
 */
record Sizes(
    int pairs,
    int hashes,
    int checks,
    int warmUp,
    int coldChecks,
    int coldWarmUp,
    int tokens,
    int few,
    int many,
    int mixed) {
  /** Log-ins are few a second, and so their code takes long to be compiled. */
  private static final int HASH_WARM_UP = 25;

  static final Sizes FULL =
      new Sizes(5, 200, 40_000, 150_000, 1_500, 5_000, 5_000, 1_000, 1_000_000, 10_000);

  /** For a look within a few minutes. */
  static final Sizes QUICK =
      new Sizes(5, 60, 6_000, 30_000, 300, 1_000, 1_000, 1_000, 100_000, 10_000);

  /** How many tokens that nobody has seen a comparison needs. */
  int coldTokens() {
    return coldWarmUp + pairs * coldChecks;
  }

  Comparison ofHashes() {
    return new Comparison(hashes, hashes * HASH_WARM_UP, pairs);
  }

  Comparison ofChecks() {
    return new Comparison(checks, warmUp, pairs);
  }

  Comparison ofColdChecks() {
    return new Comparison(coldChecks, coldWarmUp, pairs);
  }
}
