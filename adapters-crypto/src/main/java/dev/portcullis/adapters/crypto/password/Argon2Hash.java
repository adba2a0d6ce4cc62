package dev.portcullis.adapters.crypto.password;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Argon2 hash (RFC 9106), in the PHC form that libargon2 writes. */
final class Argon2Hash implements StoredHash {
  /** Argon2 type (RFC 9106, section 3.2). */
  enum Type {
    ARGON2ID,
    ARGON2I,
    ARGON2D
  }

  /**
   * Variant, version, cost and lengths of a hash.
   *
   * @param version {@link #VERSION_1_3} or {@link #VERSION_1_0}
   * @param saltBytes from 8 to 64; other lengths aren't used in practice
   * @param hashBytes from 16 to 64
   */
  record Making(Type type, int version, Argon2Parameters parameters, int saltBytes, int hashBytes) {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Returns a copy with that many iterations. */
    Making withIterations(int iterations) {
      var cost = new Argon2Parameters(parameters.memoryKib(), iterations, parameters.parallelism());
      return new Making(type, version, cost, saltBytes, hashBytes);
    }

    /** Returns a copy with 16 bytes of salt and 32 bytes of hash, which takes the same time. */
    Making withDefaultLengths() {
      return new Making(type, version, parameters, SALT_BYTES, HASH_BYTES);
    }
  }

  /** Version 1.3, which RFC 9106 specifies. */
  static final int VERSION_1_3 = 19;

  /** Version 1.0, which preceded RFC 9106. */
  static final int VERSION_1_0 = 16;

  private static final Pattern PHC =
      Pattern.compile(
          "\\$(argon2(?:id|i|d))(?:\\$v=(16|19))?"
              + "\\$m=([1-9]\\d{0,6}),t=([1-9]\\d{0,6}),p=([1-9]\\d?)"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

  private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

  private final Making making;
  private final byte[] salt;
  private final byte[] hash;

  private Argon2Hash(Making making, byte[] salt, byte[] hash) {
    this.making = making;
    this.salt = salt;
    this.hash = hash;
  }

  /**
   * Computes the hash of {@code password}, which is in UTF-8. Slow.
   *
   * @param salt as long as {@code making} says
   */
  static Argon2Hash of(byte[] password, Making making, byte[] salt, Argon2Engine engine) {
    return new Argon2Hash(making, salt.clone(), engine.compute(making, salt, password));
  }

  /** Parses {@code phc}; empty if it isn't an argon2 hash within the bounds. */
  static Optional<Argon2Hash> parse(String phc) {
    Matcher matcher = PHC.matcher(phc);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    byte[] salt = bytes(matcher.group(6));
    byte[] hash = bytes(matcher.group(7));
    var parameters =
        new Argon2Parameters(
            Integer.parseInt(matcher.group(3)),
            Integer.parseInt(matcher.group(4)),
            Integer.parseInt(matcher.group(5)));
    var making =
        new Making(
            Type.valueOf(matcher.group(1).toUpperCase(Locale.ROOT)),
            // Before 1.3, the version was not written.
            matcher.group(2) == null ? VERSION_1_0 : Integer.parseInt(matcher.group(2)),
            parameters,
            salt.length,
            hash.length);
    return salt.length > 0 && hash.length > 0 && parameters.areAllowed()
        ? Optional.of(new Argon2Hash(making, salt, hash))
        : Optional.empty();
  }

  /** Returns the bytes, or an empty array if {@code base64} is malformed or not canonical. */
  private static byte[] bytes(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      // The JDK ignores spare bits (RFC 4648, section 3.5).
      return BASE64.encodeToString(bytes).equals(base64) ? bytes : new byte[0];
    } catch (IllegalArgumentException malformed) {
      return new byte[0];
    }
  }

  @Override
  public HashWork work() {
    return HashWork.of(HashFunction.Argon2.of(making), making.parameters().iterations());
  }

  Making making() {
    return making;
  }

  /** Returns the PHC text, which {@link #parse} reads. */
  String phc() {
    return prefix(making) + BASE64.encodeToString(salt) + "$" + BASE64.encodeToString(hash);
  }

  /** Returns the beginning of the PHC text of all hashes with this making. */
  static String prefix(Making making) {
    Argon2Parameters cost = making.parameters();
    return "$%s$v=%d$m=%d,t=%d,p=%d$"
        .formatted(
            making.type().name().toLowerCase(Locale.ROOT),
            making.version(),
            cost.memoryKib(),
            cost.iterations(),
            cost.parallelism());
  }

  /**
   * Reports whether this is the hash of {@code password}, which is in UTF-8. Compares in constant
   * time. Slow.
   */
  boolean matches(byte[] password, Argon2Engine engine) {
    return MessageDigest.isEqual(hash, engine.compute(making, salt, password));
  }
}
