package dev.portcullis.domain.login;

/**
 * An opaque token as it may be kept: the SHA-256 of its characters, in lower-case hex. The tokens
 * have full entropy, so neither salt nor stretching would add anything.
 */
public record TokenHash(String hex) {

  /** Tells nothing. */
  @Override
  public String toString() {
    return "TokenHash[…]";
  }
}
