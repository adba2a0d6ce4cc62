package dev.portcullis.application.usecase.emaillink;

import dev.portcullis.application.port.in.emaillink.ResetPassword;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.EventRecorder;
import dev.portcullis.application.usecase.OptimisticRetry;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.password.PasswordCreation;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.TokenHash;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Spends a reset token, sets the password, ends all sessions and removes unproven links to
 * providers, in one transaction.
 */
final class ResetPasswordService implements ResetPassword {
  private final UserRepository users;
  private final OneTimeTokens tokens;
  private final ProviderLinks links;
  private final PasswordCreation passwords;
  private final Transactions transactions;
  private final Clock clock;

  ResetPasswordService(
      UserRepository users,
      OneTimeTokens tokens,
      ProviderLinks links,
      PasswordCreation passwords,
      Transactions transactions,
      Clock clock) {
    this.users = users;
    this.tokens = tokens;
    this.links = links;
    this.passwords = passwords;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Result reset(Command command) {
    try (var password = command.password()) {
      return reset(command, password);
    }
  }

  private Result reset(Command command, Password password) {
    TokenHash hash = command.token().hash();
    // Before the hash: a request without a valid token costs none.
    Optional<Account> account = account(hash);
    if (account.isEmpty()) {
      return new Result.BadToken();
    }
    Optional<String> objection =
        passwords.objectionTo(password, Stream.of(account.get().user().email()));
    if (objection.isPresent()) {
      return new Result.WeakPassword(objection.get());
    }
    PasswordHash passwordHash = passwords.hash(password);
    return transactions.run(events -> reset(hash, passwordHash, command, events));
  }

  private Result reset(
      TokenHash hash, PasswordHash passwordHash, Command command, EventRecorder events) {
    return tokens
        .consume(hash, TokenPurpose.PASSWORD_RESET, clock.now())
        .map(token -> OptimisticRetry.untilDone(() -> set(token, passwordHash, command, events)))
        .orElseGet(Result.BadToken::new);
  }

  /** Empty if a concurrent change came first. */
  private Optional<Result> set(
      OneTimeToken token, PasswordHash passwordHash, Command command, EventRecorder events) {
    Optional<Account> account = account(token);
    if (account.isEmpty()) {
      return Optional.of(new Result.BadToken());
    }
    Account changed = account.get().after(AccountChanges.password(passwordHash));
    return switch (users.replace(changed, new SessionRevocation.All())) {
      case REPLACED -> {
        var context = EventContext.anonymous(clock.now(), command.client());
        events.record(new Event.PasswordReset(changed.user(), context));
        links.removeUnproven(changed.user(), context, events);
        yield Optional.of(new Result.PasswordSet(changed.user()));
      }
      case STALE -> Optional.empty();
      case EMAIL_TAKEN ->
          throw new IllegalStateException(
              "the user's own e-mail address is reported as taken by another user");
    };
  }

  /** The active account whose password the token may set now. */
  private Optional<Account> account(TokenHash hash) {
    return tokens
        .find(hash, TokenPurpose.PASSWORD_RESET, clock.now())
        .filter(found -> !found.spent())
        .flatMap(found -> account(found.token()));
  }

  private Optional<Account> account(OneTimeToken token) {
    return users
        .findById(token.user())
        .filter(token::isFor)
        .filter(account -> account.user().active());
  }
}
