package dev.portcullis.adapters.crypto.password;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * scrypt hash (RFC 7914), as written by passlib, werkzeug or Django.
 *
 * <p>Its bounds are lower than argon2's, because it uses the heap, which all requests share.
 */
final class ScryptHash implements LegacyHash {
  private static final int MAX_BLOCK_SIZE = 64;
  private static final int MAX_PARALLELISM = 64;
  private static final long MAX_MEMORY = 128L << 20;
  private static final long MAX_WORK = 1L << 30;

  private static final int SALT_BYTES = 16;
  private static final int PASSLIB_BYTES = 32;
  private static final int WERKZEUG_BYTES = 64;
  private static final int DJANGO_BYTES = 64;

  private static final Pattern PASSLIB =
      Pattern.compile(
          "\\$scrypt\\$ln=(?<ln>[1-9]|[12]\\d),r=(?<r>[1-9]\\d{0,7}),p=(?<p>[1-9]\\d{0,7})"
              + "\\$(?<salt>[^$]+)\\$(?<digest>[^$]+)");

  private static final Pattern WERKZEUG =
      Pattern.compile(
          "scrypt:(?<n>[1-9]\\d{0,7}):(?<r>[1-9]\\d{0,7}):(?<p>[1-9]\\d{0,7})"
              + "\\$(?<salt>[^$]+)\\$(?<digest>[^$]+)");

  private static final Pattern DJANGO =
      Pattern.compile(
          "scrypt\\$(?<n>[1-9]\\d{0,7})\\$(?<salt>[^$]+)\\$(?<r>[1-9]\\d{0,7})\\$(?<p>[1-9]\\d{0,7})"
              + "\\$(?<digest>[^$]+)");

  private final Cost cost;
  private final SaltedDigest digest;

  private ScryptHash(Cost cost, SaltedDigest digest) {
    this.cost = cost;
    this.digest = digest;
  }

  /**
   * Cost of a hash (RFC 7914, section 2).
   *
   * @param n CPU and memory cost: a power of two
   * @param r block size, in units of 128 bytes
   * @param p parallelism: number of independent passes
   */
  private record Cost(int n, int r, int p) {
    boolean isAllowed() {
      long memory = 128L * n * r;
      return n > 1
          && Integer.bitCount(n) == 1
          && (r > 1 || n < 1 << 16) // n < 2^(128 * r / 8)
          && r <= MAX_BLOCK_SIZE
          && p <= MAX_PARALLELISM
          && memory <= MAX_MEMORY
          && memory * p <= MAX_WORK;
    }
  }

  /** Parses {@code text}; empty if it isn't a scrypt hash within the bounds. */
  static Optional<ScryptHash> parse(String text) {
    return passlib(PASSLIB.matcher(text))
        .or(() -> werkzeug(WERKZEUG.matcher(text)))
        .or(() -> django(DJANGO.matcher(text)));
  }

  private static Optional<ScryptHash> passlib(Matcher form) {
    if (!form.matches()) {
      return Optional.empty();
    }
    var cost = new Cost(1 << number(form, "ln"), number(form, "r"), number(form, "p"));
    return of(cost, SaltedDigest.ofBase64(form.group("salt"), form.group("digest")), PASSLIB_BYTES);
  }

  private static Optional<ScryptHash> werkzeug(Matcher form) {
    if (!form.matches()) {
      return Optional.empty();
    }
    var cost = new Cost(number(form, "n"), number(form, "r"), number(form, "p"));
    return of(
        cost, SaltedDigest.ofTextAndHex(form.group("salt"), form.group("digest")), WERKZEUG_BYTES);
  }

  private static Optional<ScryptHash> django(Matcher form) {
    if (!form.matches()) {
      return Optional.empty();
    }
    var cost = new Cost(number(form, "n"), number(form, "r"), number(form, "p"));
    return of(
        cost, SaltedDigest.ofTextAndBase64(form.group("salt"), form.group("digest")), DJANGO_BYTES);
  }

  private static int number(Matcher form, String group) {
    return Integer.parseInt(form.group(group));
  }

  /** Empty if the cost is out of bounds or the digest is truncated. */
  private static Optional<ScryptHash> of(Cost cost, Optional<SaltedDigest> digest, int bytes) {
    return digest
        .filter(read -> read.bytes() == bytes && cost.isAllowed())
        .map(read -> new ScryptHash(cost, read));
  }

  /** Works as long as a comparison with a hash of this cost. */
  static void work(int n, int r, int p, byte[] password) {
    byte[] unused = SCrypt.generate(password, new byte[SALT_BYTES], n, r, p, PASSLIB_BYTES);
  }

  @Override
  public HashWork work() {
    return HashWork.of(new HashFunction.Scrypt(cost.r(), cost.p()), cost.n());
  }

  @Override
  public boolean matches(byte[] password) {
    byte[] derived =
        SCrypt.generate(password, digest.salt(), cost.n(), cost.r(), cost.p(), digest.bytes());
    return digest.matches(derived, password);
  }
}
