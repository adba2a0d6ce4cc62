package dev.portcullis.adapters.crypto.password;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * A hash by bcrypt: {@code $2b$} of OpenBSD, which Python's bcrypt, passlib and pwdlib write,
 * {@code $2y$} of PHP, and {@code $2a$} of before; all three hash alike.
 *
 * <p>bcrypt sees the first 72 bytes of a password and nothing behind them, as wherever the hash was
 * made; the hash that replaces it sees all.
 *
 * @param text its text
 */
record BcryptHash(String text) implements LegacyHash {
  private static final int MIN_COST = 4;

  /** Each step doubles the time; this is a few seconds. */
  private static final int MAX_COST = 16;

  private static final int KEY_BYTES = 72;

  private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");

  /** Reads {@code text}; empty when it is none that may be checked. */
  static Optional<BcryptHash> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int cost = Integer.parseInt(matcher.group(1));
    return Optional.of(new BcryptHash(text)).filter(hash -> MIN_COST <= cost && cost <= MAX_COST);
  }

  @Override
  public boolean matches(byte[] password) {
    return BCrypt.checkpw(password, text) && !hasShorterTwin(password);
  }

  /**
   * Whether bcrypt can't tell a shorter password from this one. It repeats a password, with a NUL
   * after each time, until its key is full: so {@code a\0a} is {@code a} to it. The shorter one is
   * what somebody has typed.
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

  /** The key that bcrypt makes of the first {@code length} bytes of {@code password}. */
  private static byte[] key(byte[] password, int length) {
    byte[] key = new byte[KEY_BYTES];
    for (int i = 0; i < KEY_BYTES; i++) {
      int at = i % (length + 1);
      key[i] = at == length ? 0 : password[at];
    }
    return key;
  }
}
