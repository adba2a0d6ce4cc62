package dev.portcullis.domain.password;

/** A password as it may be kept: a salted hash with its algorithm and parameters, in PHC form. */
public record PasswordHash(String value) {

  /** Tells nothing. */
  @Override
  public String toString() {
    return "PasswordHash[…]";
  }
}
