package dev.portcullis.adapters.crypto.password;

import java.util.function.LongConsumer;

/**
 * Hash function whose time grows with a number of units, with all other parameters. Two hashes by
 * equal functions differ in units, salt and digest only.
 */
sealed interface HashFunction {
  /**
   * Number of units whose work takes a core about a second at most. Refusals aren't made slower.
   */
  long maxUnits();

  /**
   * Works as long as a hash of {@code units} does, or as several hashes do whose units have this
   * sum.
   *
   * @param password in UTF-8
   */
  void work(long units, byte[] password, Argon2Engine engine);

  /** Argon2 with one iteration. A unit is an iteration. */
  record Argon2(Argon2Hash.Making once) implements HashFunction {
    /** Memory times iterations, in KiB. */
    private static final long MAX_WORK = 1L << 20;

    /** Returns the function of hashes with this making, and any number of iterations. */
    static Argon2 of(Argon2Hash.Making making) {
      return new Argon2(making.withIterations(1).withDefaultLengths());
    }

    @Override
    public long maxUnits() {
      return MAX_WORK / once.parameters().memoryKib();
    }

    @Override
    public void work(long units, byte[] password, Argon2Engine engine) {
      var making = once.withIterations(Math.toIntExact(units));
      byte[] unused = engine.compute(making, new byte[making.saltBytes()], password);
    }
  }

  /** Bcrypt. The number of units is a power of two, to the cost of the hash. */
  record Bcrypt() implements HashFunction {
    private static final int MAX_COST = 13;

    @Override
    public long maxUnits() {
      return 1L << MAX_COST;
    }

    @Override
    public void work(long units, byte[] password, Argon2Engine engine) {
      byPowersOfTwo(units, power -> BcryptHash.work(Long.numberOfTrailingZeros(power), password));
    }
  }

  /** Scrypt with a block size and a parallelism. A unit is its cost {@code N}, a power of two. */
  record Scrypt(int r, int p) implements HashFunction {
    private static final int BLOCK_BYTES = 128;
    private static final long MAX_BYTES = 128L << 20;

    @Override
    public long maxUnits() {
      return MAX_BYTES / ((long) BLOCK_BYTES * r * p);
    }

    @Override
    public void work(long units, byte[] password, Argon2Engine engine) {
      byPowersOfTwo(units, n -> ScryptHash.work(Math.toIntExact(n), r, p, password));
    }
  }

  /** PBKDF2. A unit is an HMAC computation: iterations times blocks. */
  record Pbkdf2(Pbkdf2Hash.Hmac hmac) implements HashFunction {
    private static final long MAX_ROUNDS = 1_500_000;

    @Override
    public long maxUnits() {
      return MAX_ROUNDS;
    }

    @Override
    public void work(long units, byte[] password, Argon2Engine engine) {
      Pbkdf2Hash.work(hmac, Math.toIntExact(units), password);
    }
  }

  /**
   * Splits units into powers of two. The difference of two powers needs no other ones than hashes
   * have: 2^12 - 2^10 is 2^11 + 2^10.
   */
  private static void byPowersOfTwo(long units, LongConsumer work) {
    long rest = units;
    while (rest > 0) {
      long power = Long.lowestOneBit(rest);
      work.accept(power);
      rest -= power;
    }
  }
}
