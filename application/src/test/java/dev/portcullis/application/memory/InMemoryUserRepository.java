package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.password.PasswordHash;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** In-memory accounts. */
final class InMemoryUserRepository implements UserRepository {
  private final InMemoryConnection connection;

  InMemoryUserRepository(InMemoryConnection connection) {
    this.connection = connection;
  }

  @Override
  public Added add(Account account) {
    return connection.transaction(tables -> add(tables, account, all -> true));
  }

  static Added add(InMemoryTables tables, Account account, Predicate<InMemoryTables> allowed) {
    if (tables.accounts.containsKey(account.id())) {
      throw new IllegalStateException("user id is already in use: " + account.id());
    }
    if (owner(tables, account.user().email()).isPresent() || !allowed.test(tables)) {
      return Added.EMAIL_TAKEN;
    }
    tables.accounts.put(account.id(), account);
    return Added.ADDED;
  }

  @Override
  public Optional<Account> findById(UserId id) {
    return connection.transaction(tables -> Optional.ofNullable(tables.accounts.get(id)));
  }

  @Override
  public Optional<Account> findByEmail(EmailAddress email) {
    return connection.transaction(tables -> owner(tables, email));
  }

  @Override
  public Replaced replace(Account changed, SessionRevocation revocation) {
    return connection.transaction(tables -> replace(tables, changed, revocation, all -> true));
  }

  static Replaced replace(
      InMemoryTables tables,
      Account changed,
      SessionRevocation ending,
      Predicate<InMemoryTables> allowed) {
    Account stored = tables.accounts.get(changed.id());
    if (stored == null || stored.version() != changed.version() - 1) {
      return Replaced.STALE;
    }
    boolean taken =
        owner(tables, changed.user().email())
            .filter(owner -> !owner.id().equals(changed.id()))
            .isPresent();
    if (taken || !allowed.test(tables)) {
      return Replaced.EMAIL_TAKEN;
    }
    tables.accounts.put(changed.id(), changed);
    tables.oneTimeTokens.values().removeIf(found -> isVoid(found.token(), changed));
    endSessions(tables, changed.id(), ending);
    if (ending instanceof SessionRevocation.AllAndUnlinkProviders) {
      tables.oauthAccounts.values().removeIf(one -> one.account().user().equals(changed.id()));
    }
    return Replaced.REPLACED;
  }

  private static boolean isVoid(OneTimeToken token, Account account) {
    return token.user().equals(account.id()) && !token.isFor(account);
  }

  @Override
  public Optional<User> findBySession(UserId id, SessionId session, long sessionGeneration) {
    return connection.transaction(
        tables ->
            Optional.ofNullable(tables.accounts.get(id))
                .filter(
                    account ->
                        account.sessionGeneration() == sessionGeneration
                            || session.equals(tables.keptSessions.get(id)))
                .map(Account::user));
  }

  @Override
  public void rehash(UserId id, PasswordHash outdated, PasswordHash current) {
    connection.transaction(
        tables ->
            tables.accounts.computeIfPresent(
                id,
                (same, account) ->
                    account.passwordHash().equals(outdated)
                        ? new Account(
                            account.user(),
                            current,
                            account.version() + 1,
                            account.sessionGeneration())
                        : account));
  }

  @Override
  public boolean remove(UserId id) {
    return connection.transaction(
        tables -> {
          endSessions(tables, id, new SessionRevocation.All());
          tables.oneTimeTokens.values().removeIf(found -> found.token().user().equals(id));
          tables.oauthAccounts.values().removeIf(linked -> linked.account().user().equals(id));
          return tables.accounts.remove(id) != null;
        });
  }

  @Override
  public List<User> list(Optional<UserId> after, int limit) {
    return connection.transaction(
        tables ->
            tables.accounts.values().stream()
                .map(Account::user)
                .filter(user -> after.isEmpty() || text(user).compareTo(after.get().toString()) > 0)
                .sorted(Comparator.comparing(InMemoryUserRepository::text))
                .limit(limit)
                .toList());
  }

  @Override
  public List<UserHash> listHashesWithout(String prefix, Optional<UserId> after, int limit) {
    return connection.transaction(
        tables ->
            tables.accounts.values().stream()
                .filter(account -> account.passwordHash().isOfPassword())
                .filter(account -> !account.passwordHash().value().startsWith(prefix))
                .map(account -> new UserHash(account.id(), account.passwordHash()))
                .filter(
                    hash ->
                        after.isEmpty()
                            || hash.user().toString().compareTo(after.get().toString()) > 0)
                .sorted(Comparator.comparing(hash -> hash.user().toString()))
                .limit(limit)
                .toList());
  }

  private static Optional<Account> owner(InMemoryTables tables, EmailAddress email) {
    return tables.accounts.values().stream()
        .filter(account -> account.user().email().equals(email))
        .findFirst();
  }

  private static void endSessions(InMemoryTables tables, UserId user, SessionRevocation ending) {
    switch (ending) {
      case SessionRevocation.None none -> {}
      case SessionRevocation.All all -> tables.keptSessions.remove(user);
      case SessionRevocation.AllAndUnlinkProviders all -> tables.keptSessions.remove(user);
      case SessionRevocation.AllExcept allBut -> tables.keptSessions.put(user, allBut.kept());
    }
    tables
        .sessions
        .values()
        .removeIf(open -> open.session().user().equals(user) && names(ending, open.session()));
  }

  private static boolean names(SessionRevocation ending, Session session) {
    return switch (ending) {
      case SessionRevocation.None none -> false;
      case SessionRevocation.All all -> true;
      case SessionRevocation.AllAndUnlinkProviders all -> true;
      case SessionRevocation.AllExcept allBut -> !session.id().equals(allBut.kept());
    };
  }

  private static String text(User user) {
    return user.id().toString();
  }
}
