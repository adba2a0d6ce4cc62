package dev.portcullis.application.usecase;

import dev.portcullis.application.port.out.Identifiers;
import dev.portcullis.application.port.out.PasswordHasher;
import dev.portcullis.application.port.out.UserRepository;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordPolicy;
import dev.portcullis.domain.user.Account;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import java.util.Optional;

/** How every account comes to be, whoever opens it. */
public final class NewAccounts {
  private final UserRepository users;
  private final PasswordHasher hasher;
  private final PasswordPolicy policy;
  private final Identifiers identifiers;

  /** Opens accounts in {@code users}. */
  public NewAccounts(
      UserRepository users, PasswordHasher hasher, PasswordPolicy policy, Identifiers identifiers) {
    this.users = users;
    this.hasher = hasher;
    this.policy = policy;
    this.identifiers = identifiers;
  }

  sealed interface Opening {
    record Opened(User user) implements Opening {}

    record EmailTaken() implements Opening {}

    record WeakPassword(String objection) implements Opening {}
  }

  /** Opens an active account. */
  Opening open(EmailAddress email, Password password, boolean superuser, boolean verified) {
    Optional<String> objection = policy.objectionTo(password);
    if (objection.isPresent()) {
      return new Opening.WeakPassword(objection.get());
    }
    // Saves the hash of a claim that is sure to fail; add() decides about all others.
    if (users.findByEmail(email).isPresent()) {
      return new Opening.EmailTaken();
    }
    var user = new User(identifiers.newUserId(), email, true, superuser, verified);
    return switch (users.add(Account.open(user, hasher.hash(password)))) {
      case ADDED -> new Opening.Opened(user);
      case EMAIL_TAKEN -> new Opening.EmailTaken();
    };
  }
}
