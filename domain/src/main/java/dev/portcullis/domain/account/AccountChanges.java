package dev.portcullis.domain.account;

import dev.portcullis.domain.password.PasswordHash;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Changes to an account. Empty fields stay unchanged.
 *
 * @param attributes custom fields to change
 */
public record AccountChanges(
    Optional<EmailAddress> email,
    Optional<PasswordHash> passwordHash,
    Optional<Boolean> active,
    Optional<Boolean> superuser,
    Optional<Boolean> verified,
    Attributes attributes) {

  /** No changes. */
  public static final AccountChanges NONE =
      new AccountChanges(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Attributes.NONE);

  /** Changes that users may make to their own accounts. */
  public static AccountChanges own(
      Optional<EmailAddress> email, Optional<PasswordHash> passwordHash, Attributes attributes) {
    return new AccountChanges(
        email, passwordHash, Optional.empty(), Optional.empty(), Optional.empty(), attributes);
  }

  /** Marks the e-mail address as verified. */
  public static AccountChanges verification() {
    return new AccountChanges(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(true),
        Attributes.NONE);
  }

  /**
   * Changes for a user who proves ownership of an account's unverified e-mail address. Removes the
   * password, because the account's creator never proved ownership of the address.
   */
  public static AccountChanges claim() {
    return new AccountChanges(
        Optional.empty(),
        Optional.of(PasswordHash.NONE),
        Optional.empty(),
        Optional.empty(),
        Optional.of(true),
        Attributes.NONE);
  }

  /** Sets a new password. */
  public static AccountChanges password(PasswordHash passwordHash) {
    return own(Optional.empty(), Optional.of(passwordHash), Attributes.NONE);
  }

  /** Names of the fields to change, as clients know them. */
  public SortedSet<String> names() {
    var names = new TreeSet<String>(attributes.values().keySet());
    email.ifPresent(value -> names.add("email"));
    passwordHash.ifPresent(value -> names.add("password"));
    active.ifPresent(value -> names.add("is_active"));
    superuser.ifPresent(value -> names.add("is_superuser"));
    verified.ifPresent(value -> names.add("is_verified"));
    return names;
  }
}
