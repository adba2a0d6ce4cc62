package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.SessionsEnding;
import dev.portcullis.application.port.out.UserRepository;
import dev.portcullis.domain.password.PasswordHash;
import dev.portcullis.domain.session.Session;
import dev.portcullis.domain.user.Account;
import dev.portcullis.domain.user.EmailAddress;
import dev.portcullis.domain.user.User;
import dev.portcullis.domain.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Accounts in memory. */
final class InMemoryUserRepository implements UserRepository {
  private final InMemoryConnection connection;

  InMemoryUserRepository(InMemoryConnection connection) {
    this.connection = connection;
  }

  @Override
  public Added add(Account account) {
    return connection.transaction(
        tables -> {
          if (tables.accounts.containsKey(account.id())) {
            throw new IllegalStateException("a user's id is given to another: " + account.id());
          }
          if (owner(tables, account.user().email()).isPresent()) {
            return Added.EMAIL_TAKEN;
          }
          tables.accounts.put(account.id(), account);
          return Added.ADDED;
        });
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
  public Replaced replace(Account changed, SessionsEnding ending) {
    return connection.transaction(
        tables -> {
          Account stored = tables.accounts.get(changed.id());
          if (stored == null || stored.version() != changed.version() - 1) {
            return Replaced.STALE;
          }
          boolean taken =
              owner(tables, changed.user().email())
                  .filter(owner -> !owner.id().equals(changed.id()))
                  .isPresent();
          if (taken) {
            return Replaced.EMAIL_TAKEN;
          }
          tables.accounts.put(changed.id(), changed);
          endSessions(tables, changed.id(), ending);
          return Replaced.REPLACED;
        });
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
                            account.user(), current, account.version() + 1, account.epoch())
                        : account));
  }

  @Override
  public boolean remove(UserId id) {
    return connection.transaction(
        tables -> {
          endSessions(tables, id, new SessionsEnding.All());
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

  private static Optional<Account> owner(InMemoryTables tables, EmailAddress email) {
    return tables.accounts.values().stream()
        .filter(account -> account.user().email().equals(email))
        .findFirst();
  }

  private static void endSessions(InMemoryTables tables, UserId user, SessionsEnding ending) {
    tables
        .sessions
        .values()
        .removeIf(open -> open.session().user().equals(user) && names(ending, open.session()));
  }

  private static boolean names(SessionsEnding ending, Session session) {
    return switch (ending) {
      case SessionsEnding.None none -> false;
      case SessionsEnding.All all -> true;
      case SessionsEnding.AllBut allBut -> !session.id().equals(allBut.kept());
    };
  }

  private static String text(User user) {
    return user.id().toString();
  }
}
