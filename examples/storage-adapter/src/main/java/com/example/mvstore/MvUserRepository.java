package com.example.mvstore;

import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.password.PasswordHash;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Accounts. Addresses are in canonical form, so equal texts are equal addresses. */
record MvUserRepository(MvStorage storage) implements UserRepository {
  @Override
  public Added add(Account account) {
    return storage.act(tables -> add(tables, account));
  }

  static Added add(Tables tables, Account account) {
    String id = account.id().toString();
    if (tables.accounts.containsKey(id)) {
      throw new IllegalStateException("a user's id is given to another: " + id);
    }
    if (tables.emails.putIfAbsent(account.user().email().value(), id) != null) {
      return Added.EMAIL_TAKEN;
    }
    tables.accounts.put(id, Rows.row(account));
    return Added.ADDED;
  }

  @Override
  public Optional<Account> findById(UserId id) {
    return storage.act(tables -> find(tables, id.toString()));
  }

  @Override
  public Optional<Account> findByEmail(EmailAddress email) {
    return storage.act(
        tables ->
            Optional.ofNullable(tables.emails.get(email.value())).flatMap(id -> find(tables, id)));
  }

  static Optional<Account> find(Tables tables, String id) {
    return Optional.ofNullable(tables.accounts.get(id)).map(Rows::account);
  }

  @Override
  public Replaced replace(Account changed, SessionRevocation ending) {
    return storage.act(tables -> replace(tables, changed, ending, () -> true));
  }

  /** Makes all decisions before the first change; evaluates {@code allowed} last. */
  static Replaced replace(
      Tables tables, Account changed, SessionRevocation ending, BooleanSupplier allowed) {
    String id = changed.id().toString();
    Optional<Account> stored = find(tables, id);
    if (stored.isEmpty() || stored.get().version() != changed.version() - 1) {
      return Replaced.STALE;
    }
    String email = changed.user().email().value();
    String owner = tables.emails.get(email);
    if ((owner != null && !owner.equals(id)) || !allowed.getAsBoolean()) {
      return Replaced.EMAIL_TAKEN;
    }
    tables.emails.remove(stored.get().user().email().value());
    tables.emails.put(email, id);
    tables.accounts.put(id, Rows.row(changed));
    MvOneTimeTokens.dropVoid(tables, changed);
    MvSessions.end(tables, id, ending);
    if (ending instanceof SessionRevocation.AllAndUnlinkProviders) {
      MvOAuthAccounts.dropAll(tables, id);
    }
    return Replaced.REPLACED;
  }

  @Override
  public Optional<User> findBySession(UserId id, SessionId session, long sessionGeneration) {
    return storage.act(
        tables -> {
          String kept = tables.keptSessions.get(id.toString());
          return find(tables, id.toString())
              .filter(
                  account ->
                      account.sessionGeneration() == sessionGeneration
                          || session.toString().equals(kept))
              .map(Account::user);
        });
  }

  @Override
  public void rehash(UserId id, PasswordHash outdated, PasswordHash current) {
    storage.act(
        tables ->
            find(tables, id.toString())
                .filter(account -> account.passwordHash().equals(outdated))
                .map(
                    old ->
                        new Account(
                            old.user(), current, old.version() + 1, old.sessionGeneration()))
                .map(rehashed -> tables.accounts.put(id.toString(), Rows.row(rehashed))));
  }

  @Override
  public boolean remove(UserId user) {
    return storage.act(
        tables -> {
          String id = user.toString();
          Object[] row = tables.accounts.remove(id);
          if (row == null) {
            return false;
          }
          tables.emails.remove(Rows.account(row).user().email().value());
          MvSessions.end(tables, id, new SessionRevocation.All());
          MvOneTimeTokens.dropAll(tables, id);
          MvOAuthAccounts.dropAll(tables, id);
          return true;
        });
  }

  @Override
  public List<User> list(Optional<UserId> after, int limit) {
    return storage.act(
        tables -> {
          var users = new ArrayList<User>();
          // The lowest key after that one: the same text with one more character.
          String from = after.map(id -> id + "\0").orElse("");
          Iterator<String> ids = tables.accounts.keyIterator(from);
          while (ids.hasNext() && users.size() < limit) {
            find(tables, ids.next()).map(Account::user).ifPresent(users::add);
          }
          return users;
        });
  }

  @Override
  public List<UserHash> listHashesWithout(String prefix, Optional<UserId> after, int limit) {
    return storage.act(
        tables -> {
          var hashes = new ArrayList<UserHash>();
          String from = after.map(id -> id + "\0").orElse("");
          Iterator<String> ids = tables.accounts.keyIterator(from);
          while (ids.hasNext() && hashes.size() < limit) {
            find(tables, ids.next())
                .filter(account -> account.passwordHash().isOfPassword())
                .filter(account -> !account.passwordHash().value().startsWith(prefix))
                .ifPresent(
                    account -> hashes.add(new UserHash(account.id(), account.passwordHash())));
          }
          return hashes;
        });
  }
}
