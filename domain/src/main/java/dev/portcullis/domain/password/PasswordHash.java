package dev.portcullis.domain.password;

/**
 * Salted password hash with its algorithm and parameters. Hashes made here are in PHC form;
 * imported hashes may have other forms.
 */
public record PasswordHash(String value) {
  /** Hash of an account without a password; matches no password. */
  public static final PasswordHash NONE = new PasswordHash("!");

  /** True unless the account has no password. */
  public boolean isOfPassword() {
    return !equals(NONE);
  }

  /** Redacted. */
  @Override
  public String toString() {
    return "PasswordHash[…]";
  }
}
