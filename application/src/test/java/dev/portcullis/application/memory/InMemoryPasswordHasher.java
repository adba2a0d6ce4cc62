package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.password.HashOrigin;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fast hasher, only for tests: salted, iterated SHA-256, in microseconds. Has no queue.
 * Thread-safe.
 */
public final class InMemoryPasswordHasher implements PasswordHasher {
  private static final Pattern FORM =
      Pattern.compile("\\$sha256\\$r=([1-9][0-9]{0,2})\\$([0-9a-f]{32})\\$([0-9a-f]{64})");
  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final HexFormat HEX = HexFormat.of();

  private final int rounds;

  /** Hasher with one round. */
  public InMemoryPasswordHasher() {
    this(1);
  }

  /**
   * Hasher with 1 to 999 rounds. Reads hashes with other numbers of rounds and reports them as
   * outdated.
   */
  public InMemoryPasswordHasher(int rounds) {
    this.rounds = rounds;
  }

  @Override
  public PasswordHash hash(Password password, HashOrigin origin) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    String digest = HEX.formatHex(digest(password, salt, rounds));
    return new PasswordHash("$sha256$r=%d$%s$%s".formatted(rounds, HEX.formatHex(salt), digest));
  }

  @Override
  public boolean matches(Password password, PasswordHash hash, HashOrigin origin) {
    Matcher parts = FORM.matcher(hash.value());
    if (!parts.matches()) {
      return false;
    }
    byte[] salt = HEX.parseHex(parts.group(2));
    byte[] expected = HEX.parseHex(parts.group(3));
    return MessageDigest.isEqual(
        expected, digest(password, salt, Integer.parseInt(parts.group(1))));
  }

  @Override
  public String prefix() {
    return "$sha256$r=%d$".formatted(rounds);
  }

  @Override
  public boolean isReadable(PasswordHash hash) {
    return FORM.matcher(hash.value()).matches();
  }

  @Override
  public boolean isOutdated(PasswordHash hash) {
    Matcher parts = FORM.matcher(hash.value());
    return !parts.matches() || Integer.parseInt(parts.group(1)) != rounds;
  }

  private static byte[] digest(Password password, byte[] salt, int rounds) {
    MessageDigest sha256 = sha256();
    sha256.update(salt);
    byte[] digest = password.reveal(sha256::digest);
    for (int round = 1; round < rounds; round++) {
      digest = sha256.digest(digest);
    }
    return digest;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is missing", impossible);
    }
  }
}
