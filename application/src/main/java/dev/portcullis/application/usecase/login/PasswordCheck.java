package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.Optional;

/** Compares passwords with those of accounts. */
record PasswordCheck(PasswordHasher hasher) {
  /**
   * Returns whether {@code password} is that of the account. Computes one hash in every case, so
   * that the response time doesn't tell whether an account exists or has a password.
   */
  boolean matches(Password password, Optional<Account> account) {
    Optional<PasswordHash> hash = account.map(Account::passwordHash).filter(hasher::isReadable);
    if (hash.isEmpty()) {
      hasher.hash(password);
      return false;
    }
    return hasher.matches(password, hash.get());
  }
}
