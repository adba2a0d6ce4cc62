package dev.portcullis.domain.login;

import java.util.Optional;

/**
 * Proof that a device has logged in to an account before. It grants nothing; attempts from such a
 * device are counted apart, so that a stranger's failures don't lock the user out.
 */
public record DeviceToken(String value) {
  private static final int MAX_LENGTH = 512;

  /** Returns the token that a client sent; empty if the text can't be one. */
  public static Optional<DeviceToken> parse(String text) {
    boolean isPlain = text.chars().allMatch(c -> c > ' ' && c <= '~' && c != ';' && c != ',');
    return text.isEmpty() || text.length() > MAX_LENGTH || !isPlain
        ? Optional.empty()
        : Optional.of(new DeviceToken(text));
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "DeviceToken[…]";
  }
}
