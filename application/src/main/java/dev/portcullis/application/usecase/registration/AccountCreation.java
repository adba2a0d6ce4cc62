package dev.portcullis.application.usecase.registration;

import dev.portcullis.application.port.in.login.LostAccess;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.operation.Identifiers;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.application.usecase.EventRecorder;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.login.AccessCheck;
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
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Opens all accounts, for registration, administrators and providers. */
public final class AccountCreation {
  private final UserRepository users;
  private final UserSchema schema;
  private final PasswordCreation passwords;
  private final Identifiers identifiers;
  private final Transactions transactions;

  public AccountCreation(
      UserRepository users,
      UserSchema schema,
      PasswordCreation passwords,
      Identifiers identifiers,
      Transactions transactions) {
    this.users = users;
    this.schema = schema;
    this.passwords = passwords;
    this.identifiers = identifiers;
    this.transactions = transactions;
  }

  /** The requested account. */
  record NewAccountRequest(
      EmailAddress email,
      Password password,
      Attributes attributes,
      boolean superuser,
      boolean verified) {}

  public sealed interface CreationResult {
    record Created(User user) implements CreationResult {}

    record EmailTaken() implements CreationResult {}

    record InvalidAttributes(List<AttributeViolation> violations) implements CreationResult {}

    record WeakPassword(String objection) implements CreationResult {}

    record NoLongerPermitted(LostAccess why) implements CreationResult {}
  }

  /**
   * Opens an active account without a password, for a user whom a provider has identified.
   *
   * @param adding stores the account with its link to the provider, and returns the link; empty if
   *     the e-mail address or the provider's account is taken
   */
  public CreationResult open(
      EmailAddress email,
      boolean verified,
      Function<Account, Optional<OAuthAccount>> adding,
      EventContext context) {
    Attributes attributes = schema.withDefaults(Attributes.NONE);
    List<AttributeViolation> violations = schema.violations(attributes);
    if (!violations.isEmpty()) {
      return new CreationResult.InvalidAttributes(violations);
    }
    var user = new User(identifiers.newUserId(), email, true, false, verified, attributes);
    return transactions.run(
        events -> {
          Optional<OAuthAccount> link = adding.apply(Account.open(user, PasswordHash.NONE));
          if (link.isEmpty()) {
            return new CreationResult.EmailTaken();
          }
          events.record(new Event.UserRegistered(user, context));
          events.record(new Event.OAuthAccountLinked(user, link.get(), context));
          return new CreationResult.Created(user);
        });
  }

  /**
   * Opens an active account.
   *
   * @param access called after the hash, which may have waited in the queue for long
   */
  CreationResult open(
      NewAccountRequest request, Supplier<AccessCheck> access, EventContext context) {
    Attributes attributes = schema.withDefaults(request.attributes());
    List<AttributeViolation> violations = schema.violations(attributes);
    if (!violations.isEmpty()) {
      return new CreationResult.InvalidAttributes(violations);
    }
    Optional<String> objection =
        passwords.objectionTo(request.password(), Stream.of(request.email()));
    if (objection.isPresent()) {
      return new CreationResult.WeakPassword(objection.get());
    }
    // Saves the hash if the address is taken already; add() decides all other cases.
    if (users.findByEmail(request.email()).isPresent()) {
      return new CreationResult.EmailTaken();
    }
    var user =
        new User(
            identifiers.newUserId(),
            request.email(),
            true,
            request.superuser(),
            request.verified(),
            attributes);
    Account account = Account.open(user, passwords.hash(request.password()));
    AccessCheck check = access.get();
    return transactions.run(
        events ->
            check
                .lost()
                .<CreationResult>map(CreationResult.NoLongerPermitted::new)
                .orElseGet(() -> add(account, context, events)));
  }

  private CreationResult add(Account account, EventContext context, EventRecorder events) {
    return switch (users.add(account)) {
      case ADDED -> {
        events.record(new Event.UserRegistered(account.user(), context));
        yield new CreationResult.Created(account.user());
      }
      case EMAIL_TAKEN -> new CreationResult.EmailTaken();
    };
  }
}
