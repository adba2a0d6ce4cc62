package dev.portcullis.application.usecase.registration;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.operation.Identifiers;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.application.usecase.Journal;
import dev.portcullis.application.usecase.password.PasswordCreation;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How every account comes to be, whoever opens it. */
public final class AccountCreation {
  private final UserRepository users;
  private final UserSchema schema;
  private final PasswordCreation newPasswords;
  private final Identifiers identifiers;
  private final Journal journal;

  /** Opens accounts in {@code users}. */
  public AccountCreation(
      UserRepository users,
      UserSchema schema,
      PasswordCreation newPasswords,
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

  public sealed interface Opening {
    record Opened(User user) implements Opening {}

    record EmailTaken() implements Opening {}

    record InvalidAttributes(List<AttributeViolation> violations) implements Opening {}

    record WeakPassword(String objection) implements Opening {}
  }

  /**
   * Opens an active account without a password, for somebody whom a provider knows.
   *
   * @param adding stores the account with what links it to the provider, and returns that; empty if
   *     somebody was there before
   */
  public Opening open(
      EmailAddress email,
      boolean verified,
      Function<Account, Optional<OAuthAccount>> adding,
      EventContext occasion) {
    Attributes attributes = schema.withDefaults(Attributes.NONE);
    List<AttributeViolation> violations = schema.violations(attributes);
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
  public Opening open(Wish wish, EventContext occasion) {
    Attributes attributes = schema.withDefaults(wish.attributes());
    List<AttributeViolation> violations = schema.violations(attributes);
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

  private Opening opened(User user, EventContext occasion) {
    journal.tell(new Event.UserRegistered(user, occasion));
    return new Opening.Opened(user);
  }
}
