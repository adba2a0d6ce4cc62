package dev.portcullis.application.usecase.account;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserReference;
import java.util.Optional;

/** Resolves references to accounts. */
final class Accounts {
  private Accounts() {}

  static Optional<Account> find(UserRepository users, UserReference reference) {
    return switch (reference) {
      case UserReference.WithId byId -> users.findById(byId.id());
      case UserReference.WithEmail byEmail -> users.findByEmail(byEmail.email());
      case UserReference.Nobody nobody -> Optional.empty();
    };
  }
}
