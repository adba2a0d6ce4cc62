package dev.portcullis.adapters.crypto.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** PBKDF2 hash (RFC 8018, section 5.2), as written by Django, passlib or werkzeug. */
final class Pbkdf2Hash implements LegacyHash {
  /** Maximum HMAC computations, iterations times blocks: a few seconds. */
  private static final long MAX_ROUNDS = 6_000_000;

  private static final int SALT_BYTES = 16;

  private static final Pattern DJANGO =
      Pattern.compile(
          "pbkdf2_(?<hash>sha1|sha256|sha512)\\$(?<iterations>[1-9]\\d{0,8})"
              + "\\$(?<salt>[^$]+)\\$(?<digest>[^$]+)");

  private static final Pattern WERKZEUG =
      Pattern.compile(
          "pbkdf2:(?<hash>sha1|sha256|sha512):(?<iterations>[1-9]\\d{0,8})"
              + "\\$(?<salt>[^$]+)\\$(?<digest>[^$]+)");

  private static final Pattern PASSLIB =
      Pattern.compile(
          "\\$pbkdf2(?:-(?<hash>sha256|sha512))?\\$(?<iterations>[1-9]\\d{0,8})"
              + "\\$(?<salt>[^$+]+)\\$(?<digest>[^$+]+)");

  private final Hmac hmac;
  private final int iterations;
  private final SaltedDigest digest;

  private Pbkdf2Hash(Hmac hmac, int iterations, SaltedDigest digest) {
    this.hmac = hmac;
    this.iterations = iterations;
    this.digest = digest;
  }

  /** Pseudorandom function: HMAC with one of these hash functions. */
  enum Hmac {
    SHA1(20),
    SHA256(32),
    SHA512(64);

    private final int bytes;

    Hmac(int bytes) {
      this.bytes = bytes;
    }

    /** Returns the number of blocks in {@code digestBytes} (RFC 8018, section 5.2, step 2). */
    int blocks(int digestBytes) {
      return Math.ceilDiv(digestBytes, bytes);
    }

    /** Returns the JDK's name for PBKDF2 with this HMAC. */
    String algorithm() {
      return "PBKDF2WithHmac" + name();
    }
  }

  /** Parses {@code text}; empty if it isn't a PBKDF2 hash within the bounds. */
  static Optional<Pbkdf2Hash> parse(String text) {
    return django(DJANGO.matcher(text))
        .or(() -> werkzeug(WERKZEUG.matcher(text)))
        .or(() -> passlib(PASSLIB.matcher(text)));
  }

  private static Optional<Pbkdf2Hash> django(Matcher form) {
    return form.matches()
        ? whole(form, SaltedDigest.ofTextAndBase64(form.group("salt"), form.group("digest")))
        : Optional.empty();
  }

  private static Optional<Pbkdf2Hash> werkzeug(Matcher form) {
    return form.matches()
        ? whole(form, SaltedDigest.ofTextAndHex(form.group("salt"), form.group("digest")))
        : Optional.empty();
  }

  private static Optional<Pbkdf2Hash> passlib(Matcher form) {
    if (!form.matches()) {
      return Optional.empty();
    }
    // passlib's Base64 variant uses a dot for the plus.
    String salt = form.group("salt").replace('.', '+');
    String digest = form.group("digest").replace('.', '+');
    return whole(form, SaltedDigest.ofBase64(salt, digest));
  }

  /** Requires the full output length of the hash function; rejects truncated digests. */
  private static Optional<Pbkdf2Hash> whole(Matcher form, Optional<SaltedDigest> digest) {
    String hash = Objects.requireNonNullElse(form.group("hash"), "sha1");
    Hmac hmac = Hmac.valueOf(hash.toUpperCase(Locale.ROOT));
    int iterations = Integer.parseInt(form.group("iterations"));
    return of(hmac, iterations, digest.filter(read -> read.bytes() == hmac.bytes));
  }

  /** Returns the hash of these parts; empty if it is out of bounds. */
  static Optional<Pbkdf2Hash> of(Hmac hmac, long iterations, Optional<SaltedDigest> digest) {
    return digest
        .filter(read -> iterations >= 1 && iterations <= MAX_ROUNDS / hmac.blocks(read.bytes()))
        .map(read -> new Pbkdf2Hash(hmac, Math.toIntExact(iterations), read));
  }

  /** Works as long as a comparison with a hash of {@code rounds} HMAC computations. */
  static void work(Hmac hmac, int rounds, byte[] password) {
    byte[] unused = derive(hmac, rounds, new byte[SALT_BYTES], hmac.bytes, password);
  }

  @Override
  public HashWork work() {
    long rounds = (long) iterations * hmac.blocks(digest.bytes());
    return HashWork.of(new HashFunction.Pbkdf2(hmac), rounds);
  }

  @Override
  public boolean matches(byte[] password) {
    byte[] derived = derive(hmac, iterations, digest.salt(), digest.bytes(), password);
    return digest.matches(derived, password);
  }

  private static byte[] derive(Hmac hmac, int iterations, byte[] salt, int bytes, byte[] password) {
    CharBuffer text = UTF_8.decode(ByteBuffer.wrap(password));
    char[] characters = Arrays.copyOf(text.array(), text.length());
    // The JDK encodes the characters as UTF-8 again.
    var spec = new PBEKeySpec(characters, salt, iterations, bytes * Byte.SIZE);
    try {
      return SecretKeyFactory.getInstance(hmac.algorithm()).generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(hmac.algorithm() + " is missing", impossible);
    } finally {
      spec.clearPassword();
      Arrays.fill(characters, '\0');
      Arrays.fill(text.array(), '\0');
    }
  }
}
