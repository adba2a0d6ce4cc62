package dev.portcullis.domain.password;

/**
 * A password as it may be kept: a salted hash with its algorithm and parameters. In PHC form if it
 * was made here; in another if it came with a user from elsewhere.
 */
public record PasswordHash(String value) {

  /** Tells nothing. */
  @Override
  public String toString() {
    return "PasswordHash[…]";
  }
}
