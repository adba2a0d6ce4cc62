package dev.portcullis.adapters.crypto.random;

import java.security.SecureRandom;
import java.util.Base64;

/** Generator of unguessable text. Thread-safe. */
public final class RandomText {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomText() {}

  /** Returns {@code bytes} random bytes in Base64url, without padding (RFC 4648, section 5). */
  public static String base64url(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
