package dev.portcullis.adapters.crypto.password;

/**
 * Cost of an argon2id hash (RFC 9106, section 3.1).
 *
 * <p>Configured and stored hashes have the same upper bounds, because a higher cost would let an
 * attacker exhaust the machine. At the bounds, a hash takes 1 GiB of memory and a few seconds.
 *
 * @param memoryKib memory in KiB: at least eight times the parallelism, at most 1,048,576 (1 GiB)
 * @param iterations passes over the memory: at least one; memory times iterations is at most
 *     4,194,304 KiB (4 GiB)
 * @param parallelism lanes, each a thread: from 1 to 64
 */
public record Argon2Parameters(int memoryKib, int iterations, int parallelism) {
  private static final int MIN_MEMORY_PER_LANE = 8;
  private static final int MAX_MEMORY = 1 << 20;
  private static final long MAX_MEMORY_TIMES_ITERATIONS = 4L << 20;
  private static final int MAX_PARALLELISM = 64;

  /**
   * Reports whether the parameters are within the bounds. Parameters outside can be constructed,
   * for error messages, but nothing hashes with them.
   */
  public boolean areAllowed() {
    return parallelism >= 1
        && parallelism <= MAX_PARALLELISM
        && memoryKib >= MIN_MEMORY_PER_LANE * parallelism
        && memoryKib <= MAX_MEMORY
        && iterations >= 1
        && (long) memoryKib * iterations <= MAX_MEMORY_TIMES_ITERATIONS;
  }
}
