package dev.portcullis.application.usecase;

import dev.portcullis.application.port.out.Identifiers;
import dev.portcullis.application.port.out.UserRepository;
import dev.portcullis.application.port.out.UserSchema;
import dev.portcullis.domain.event.Event;
import dev.portcullis.domain.event.Occasion;
import dev.portcullis.domain.oauth.OAuthAccount;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import dev.portcullis.domain.user.Account;
import dev.portcullis.domain.user.Attributes;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How every account comes to be, whoever opens it. */
public final class NewAccounts {
  private final UserRepository users;
  private final UserSchema schema;
  private final NewPasswords newPasswords;
  private final Identifiers identifiers;
  private final Journal journal;

  /** Opens accounts in {@code users}. */
  public NewAccounts(
      UserRepository users,
      UserSchema schema,
      NewPasswords newPasswords,
      Identifiers identifiers,
      Journal journal) {
    this.users = users;
    this.schema = schema;
    this.newPasswords = newPasswords;
    this.identifiers = identifiers;
    this.journal = journal;
  }

  /** The account that somebody wants. */
  record Wish(
      EmailAddress email,
      Password password,
      Attributes attributes,
      boolean superuser,
      boolean verified) {}

  sealed interface Opening {
    record Opened(User user) implements Opening {}

    record EmailTaken() implements Opening {}

    record InvalidAttributes(List<Violation> violations) implements Opening {}

    record WeakPassword(String objection) implements Opening {}
  }

  /**
   * Opens an active account without a password, for somebody whom a provider knows.
   *
   * @param adding stores the account with what links it to the provider, and returns that; empty if
   *     somebody was there before
   */
  Opening open(
      EmailAddress email,
      boolean verified,
      Function<Account, Optional<OAuthAccount>> adding,
      Occasion occasion) {
    Attributes attributes = schema.withDefaults(Attributes.NONE);
    List<Violation> violations = schema.violations(attributes);
    if (!violations.isEmpty()) {
      return new Opening.InvalidAttributes(violations);
    }
    var user = new User(identifiers.newUserId(), email, true, false, verified, attributes);
    Optional<OAuthAccount> link = adding.apply(Account.open(user, PasswordHash.NONE));
    if (link.isEmpty()) {
      return new Opening.EmailTaken();
    }
    Opening opened = opened(user, occasion);
    journal.tell(new Event.OAuthAccountLinked(user, link.get(), occasion));
    return opened;
  }

  /** Opens an active account. */
  Opening open(Wish wish, Occasion occasion) {
    Attributes attributes = schema.withDefaults(wish.attributes());
    List<Violation> violations = schema.violations(attributes);
    if (!violations.isEmpty()) {
      return new Opening.InvalidAttributes(violations);
    }
    Optional<String> objection = newPasswords.objectionTo(wish.password());
    if (objection.isPresent()) {
      return new Opening.WeakPassword(objection.get());
    }
    // Saves the hash of a claim that is sure to fail; add() decides about all others.
    if (users.findByEmail(wish.email()).isPresent()) {
      return new Opening.EmailTaken();
    }
    var user =
        new User(
            identifiers.newUserId(),
            wish.email(),
            true,
            wish.superuser(),
            wish.verified(),
            attributes);
    return switch (users.add(Account.open(user, newPasswords.hash(wish.password())))) {
      case ADDED -> opened(user, occasion);
      case EMAIL_TAKEN -> new Opening.EmailTaken();
    };
  }

  private Opening opened(User user, Occasion occasion) {
    journal.tell(new Event.UserRegistered(user, occasion));
    return new Opening.Opened(user);
  }
}
