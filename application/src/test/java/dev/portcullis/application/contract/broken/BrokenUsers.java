package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.password.PasswordHash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stores with one defect each in their accounts. */
final class BrokenUsers {
  private static final Optional<UserId> START = Optional.empty();

  private BrokenUsers() {}

  /** Stores a change based on any version. */
  static Storage losingUpdates(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Replaced replace(Account changed, SessionRevocation ending) {
                return findById(changed.id())
                    .map(now -> super.replace(following(now, changed), ending))
                    .orElse(Replaced.STALE);
              }
            });
  }

  /** Checks the version with one statement and writes with another. */
  static Storage lookingAtTheVersionBeforeWriting(Storage whole) {
    var meeting = RaceBarrier.of(2);
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Replaced replace(Account changed, SessionRevocation ending) {
                boolean fresh =
                    findById(changed.id())
                        .filter(now -> now.version() == changed.version() - 1)
                        .isPresent();
                meeting.join();
                return fresh ? overwrite(changed, ending) : Replaced.STALE;
              }

              private Replaced overwrite(Account changed, SessionRevocation ending) {
                Replaced outcome = Replaced.STALE;
                while (outcome == Replaced.STALE) {
                  Account now = findById(changed.id()).orElseThrow();
                  outcome = super.replace(following(now, changed), ending);
                }
                return outcome;
              }
            });
  }

  private static Account following(Account now, Account changed) {
    return new Account(
        changed.user(), changed.passwordHash(), now.version() + 1, changed.sessionGeneration());
  }

  /** Checks whether the address is free with one statement and writes with another. */
  static Storage lookingForTheAddressBeforeAdding(Storage whole) {
    var meeting = RaceBarrier.of(2);
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Added add(Account account) {
                boolean free = findByEmail(account.user().email()).isEmpty();
                meeting.join();
                return free ? overwrite(account) : Added.EMAIL_TAKEN;
              }

              private Added overwrite(Account account) {
                while (super.add(account) == Added.EMAIL_TAKEN) {
                  findByEmail(account.user().email()).map(Account::id).ifPresent(this::remove);
                }
                return Added.ADDED;
              }
            });
  }

  /** Overwrites the account with the same id. */
  static Storage puttingOverTheSameId(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Added add(Account account) {
                remove(account.id());
                return super.add(account);
              }
            });
  }

  /** Leaves the user's sessions open after every change. */
  static Storage leavingSessionsOpen(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Replaced replace(Account changed, SessionRevocation ending) {
                return super.replace(changed, new SessionRevocation.None());
              }
            });
  }

  /** Ends the sessions even if the change is refused. */
  static Storage endingSessionsBeforeTheChange(Storage whole) {
    Set<SessionId> opened = ConcurrentHashMap.newKeySet();
    return CompositeStorage.of(whole)
        .with(BrokenSessions.noting(whole, opened))
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Replaced replace(Account changed, SessionRevocation ending) {
                if (ending instanceof SessionRevocation.All) {
                  opened.forEach(whole.sessions()::end);
                }
                return super.replace(changed, ending);
              }
            });
  }

  /** Ends all users' sessions where it should end one user's. */
  static Storage endingSessionsOfOthers(Storage whole) {
    Set<SessionId> opened = ConcurrentHashMap.newKeySet();
    return CompositeStorage.of(whole)
        .with(BrokenSessions.noting(whole, opened))
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Replaced replace(Account changed, SessionRevocation ending) {
                Replaced outcome = super.replace(changed, ending);
                if (outcome == Replaced.REPLACED && ending instanceof SessionRevocation.All) {
                  opened.forEach(whole.sessions()::end);
                }
                return outcome;
              }
            });
  }

  /** Stores a new hash of the old password over the hash of a new password. */
  static Storage rehashingOverANewerHash(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public void rehash(UserId id, PasswordHash outdated, PasswordHash current) {
                findById(id).ifPresent(now -> super.rehash(id, now.passwordHash(), current));
              }
            });
  }

  /** Treats a session in a separate store as open as long as its user exists. */
  static Storage ignoringTheSessionGeneration(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Optional<User> findBySession(
                  UserId id, SessionId session, long sessionGeneration) {
                return findById(id).map(Account::user);
              }
            });
  }

  /** Continues at the offset of the users shown so far, and ignores changes since. */
  static Storage pagingByOffset(Storage whole) {
    Map<UserId, Integer> shownUpTo = new ConcurrentHashMap<>();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public List<User> list(Optional<UserId> after, int limit) {
                List<User> all = super.list(START, Integer.MAX_VALUE);
                int offset = after.map(id -> offset(all, id)).orElse(0);
                List<User> page = all.stream().skip(offset).limit(limit).toList();
                for (int number = 0; number < page.size(); number++) {
                  shownUpTo.put(page.get(number).id(), offset + number + 1);
                }
                return page;
              }

              private int offset(List<User> all, UserId after) {
                return shownUpTo.computeIfAbsent(
                    after, id -> all.size() - super.list(after(id), Integer.MAX_VALUE).size());
              }

              private static Optional<UserId> after(UserId id) {
                return Optional.of(id);
              }
            });
  }

  /** Caches users in this node, so that it misses changes by other nodes. */
  static Storage keepingCopies(Storage whole) {
    Map<UserId, Optional<Account>> copies = new ConcurrentHashMap<>();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Added add(Account account) {
                copies.put(account.id(), Optional.of(account));
                return super.add(account);
              }

              @Override
              public Optional<Account> findById(UserId id) {
                return copies.computeIfAbsent(id, super::findById);
              }
            });
  }

  /** Truncates the longest texts. */
  static Storage cuttingHashes(Storage whole) {
    int width = 255;
    return adding(
        whole,
        account -> {
          String hash = account.passwordHash().value();
          String cut = hash.substring(0, Math.min(hash.length(), width));
          return new Account(
              account.user(),
              new PasswordHash(cut),
              account.version(),
              account.sessionGeneration());
        });
  }

  /** Stores the numbers in custom fields with about 16 digits. */
  static Storage keepingNumbersAsDoubles(Storage whole) {
    return adding(
        whole,
        account -> {
          var values = new HashMap<String, @Nullable Object>(account.user().attributes().values());
          values.replaceAll(
              (name, value) -> value instanceof Number number ? number.doubleValue() : value);
          User user = account.user();
          var rounded =
              new User(
                  user.id(),
                  user.email(),
                  user.active(),
                  user.superuser(),
                  user.verified(),
                  Attributes.of(values));
          return new Account(
              rounded, account.passwordHash(), account.version(), account.sessionGeneration());
        });
  }

  /** Compares prefixes of hashes as SQLite's {@code like} does. */
  static Storage comparingHashesInAnyCase(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public List<UserHash> listHashesWithout(
                  String prefix, Optional<UserId> after, int limit) {
                int length = prefix.length();
                return super.listHashesWithout(prefix, after, limit).stream()
                    .filter(one -> !one.hash().value().regionMatches(true, 0, prefix, 0, length))
                    .toList();
              }
            });
  }

  private static Storage adding(Storage whole, UnaryOperator<Account> columns) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Added add(Account account) {
                return super.add(columns.apply(account));
              }
            });
  }
}
