package dev.portcullis.domain.account;

import dev.portcullis.domain.password.PasswordHash;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What to change of an account; what is empty stays as it is.
 *
 * @param attributes those of the installation's own fields that change
 */
public record AccountChanges(
    Optional<EmailAddress> email,
    Optional<PasswordHash> passwordHash,
    Optional<Boolean> active,
    Optional<Boolean> superuser,
    Optional<Boolean> verified,
    Attributes attributes) {

  /** What users may change of their own accounts. */
  public static AccountChanges own(
      Optional<EmailAddress> email, Optional<PasswordHash> passwordHash, Attributes attributes) {
    return new AccountChanges(
        email, passwordHash, Optional.empty(), Optional.empty(), Optional.empty(), attributes);
  }

  /** The user has shown that the e-mail address is the user's own. */
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
   * The owner of the e-mail address has come to an account that somebody has opened without showing
   * that it is theirs: whoever that was, the password is worth nothing from now on.
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

  /** A new password. */
  public static AccountChanges password(PasswordHash passwordHash) {
    return own(Optional.empty(), Optional.of(passwordHash), Attributes.NONE);
  }

  /** The names of the fields to change, as clients know them. */
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
