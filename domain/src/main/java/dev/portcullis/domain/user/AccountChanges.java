package dev.portcullis.domain.user;

import dev.portcullis.domain.password.PasswordHash;
import java.util.Optional;

/** What to change of an account; what is empty stays as it is. */
public record AccountChanges(
    Optional<EmailAddress> email,
    Optional<PasswordHash> passwordHash,
    Optional<Boolean> active,
    Optional<Boolean> superuser,
    Optional<Boolean> verified) {

  /** What users may change of their own accounts. */
  public static AccountChanges own(
      Optional<EmailAddress> email, Optional<PasswordHash> passwordHash) {
    return new AccountChanges(
        email, passwordHash, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
