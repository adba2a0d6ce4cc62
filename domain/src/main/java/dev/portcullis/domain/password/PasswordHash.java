package dev.portcullis.domain.password;

/**
 * A password as it may be kept: a salted hash with its algorithm and parameters. In PHC form if it
 * was made here; in another if it came with a user from elsewhere.
 */
public record PasswordHash(String value) {
  /** Of an account without a password: no password matches it. */
  public static final PasswordHash NONE = new PasswordHash("!");

  /** Whether there is a password at all. */
  public boolean isOfPassword() {
    return !equals(NONE);
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "PasswordHash[…]";
  }
}
