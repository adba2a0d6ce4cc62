package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.out.password.HashOrigin;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.Optional;

/** Compares passwords with those of accounts. */
record PasswordCheck(PasswordHasher hasher, RefusalTimes refusalTimes) {
  /**
   * Returns whether the user may log in with the password. If not, takes the same time in every
   * case, so that the response time doesn't tell whether an account exists, is active or has a
   * password, or what software made its hash.
   */
  boolean matches(Password password, Optional<Account> account, HashOrigin origin) {
    refusalTimes.keepAlike();
    Optional<PasswordHash> hash =
        account
            .filter(found -> found.user().active())
            .map(Account::passwordHash)
            .filter(hasher::isReadable);
    if (hash.isEmpty()) {
      hasher.reject(password, origin);
      return false;
    }
    return hasher.matches(password, hash.get(), origin);
  }
}
