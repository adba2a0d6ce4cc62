package dev.portcullis.adapters.crypto.password;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Bcrypt hash. Supports {@code $2b$} (OpenBSD; Python's bcrypt, passlib and pwdlib), {@code $2y$}
 * (PHP) and the older {@code $2a$}; all three hash alike.
 *
 * <p>Bcrypt ignores everything after the first 72 bytes of a password. The argon2id hash that
 * replaces it covers the whole password.
 *
 * @param text the hash as stored
 */
record BcryptHash(String text) implements LegacyHash {
  private static final int MIN_COST = 4;

  /** Each step doubles the time. 16 takes a few seconds. */
  private static final int MAX_COST = 16;

  private static final int KEY_BYTES = 72;

  /** Salt and digest of a hash that no password has. */
  private static final String DUMMY = ".".repeat(53);

  private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");

  /** Parses {@code text}; empty if it isn't a bcrypt hash within the bounds. */
  static Optional<BcryptHash> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int cost = Integer.parseInt(matcher.group(1));
    return Optional.of(new BcryptHash(text)).filter(hash -> MIN_COST <= cost && cost <= MAX_COST);
  }

  /** Works as long as a comparison with a hash of {@code cost}. */
  static void work(int cost, byte[] password) {
    boolean unused = new BcryptHash("$2b$%02d$%s".formatted(cost, DUMMY)).matches(password);
  }

  @Override
  public HashWork work() {
    int cost = Integer.parseInt(text.substring(4, 6));
    return HashWork.of(new HashFunction.Bcrypt(), 1L << cost);
  }

  @Override
  public boolean matches(byte[] password) {
    return BCrypt.checkpw(password, text) && !hasShorterTwin(password);
  }

  /**
   * Reports whether bcrypt hashes a shorter password to the same value. Bcrypt repeats a password,
   * each time followed by a NUL, until its key is full: it can't tell {@code a\0a} from {@code a}.
   * Only the shorter one is the user's password.
   */
  private static boolean hasShorterTwin(byte[] password) {
    byte[] key = key(password, password.length);
    boolean twin = false;
    for (int end = 0; end < Math.min(password.length, KEY_BYTES); end++) {
      if (password[end] == 0) {
        byte[] shorter = key(password, end);
        twin |= Arrays.equals(key, shorter);
        Arrays.fill(shorter, (byte) 0);
      }
    }
    Arrays.fill(key, (byte) 0);
    return twin;
  }

  /**
   * Returns the key that bcrypt derives from the first {@code length} bytes of {@code password}.
   */
  private static byte[] key(byte[] password, int length) {
    byte[] key = new byte[KEY_BYTES];
    for (int i = 0; i < KEY_BYTES; i++) {
      int at = i % (length + 1);
      key[i] = at == length ? 0 : password[at];
    }
    return key;
  }
}
