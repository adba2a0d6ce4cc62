package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Stores with one defect each in their transactions. */
final class BrokenTransactions {
  private static final int TIMEOUT_SECONDS = 30;

  private BrokenTransactions() {}

  /** Rolls back a transaction of the underlying store. */
  private static final class Undo extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Commits each change separately. */
  static Storage committingEachAct(Storage whole) {
    return CompositeStorage.of(whole).with((CompositeStorage.Transactions) Supplier::get);
  }

  /** Commits nothing. */
  static Storage committingNothing(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new CompositeStorage.Transactions() {
              @Override
              public <R> R run(Supplier<R> work) {
                return undone(whole, work);
              }
            });
  }

  private static <R> R undone(Storage whole, Supplier<R> work) {
    var result = new AtomicReference<R>();
    try {
      return whole.inTransaction(
          () -> {
            result.set(work.get());
            throw new Undo();
          });
    } catch (Undo expected) {
      return result.get();
    }
  }

  /** Wraps exceptions in one of its own. */
  static Storage wrappingExceptions(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new CompositeStorage.Transactions() {
              @Override
              public <R> R run(Supplier<R> work) {
                try {
                  return whole.inTransaction(work);
                } catch (RuntimeException failure) {
                  throw new IllegalStateException("the transaction failed", failure);
                }
              }
            });
  }

  /** Reads outside of the transaction, so that it doesn't find what the transaction has added. */
  static Storage readingWhatIsCommitted(Storage whole) {
    Set<UserId> uncommitted = ConcurrentHashMap.newKeySet();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Added add(Account account) {
                uncommitted.add(account.id());
                return super.add(account);
              }

              @Override
              public Optional<Account> findById(UserId id) {
                return uncommitted.contains(id) ? Optional.empty() : super.findById(id);
              }
            })
        .with(
            new CompositeStorage.Transactions() {
              @Override
              public <R> R run(Supplier<R> work) {
                R result = whole.inTransaction(work);
                uncommitted.clear();
                return result;
              }
            });
  }

  /** Commits a nested transaction even if the outer one is rolled back. */
  static Storage committingInnerTransactions(Storage whole) {
    List<Supplier<?>> inner = new ArrayList<>();
    var depth = new int[1];
    return CompositeStorage.of(whole)
        .with(
            new CompositeStorage.Transactions() {
              @Override
              public <R> R run(Supplier<R> work) {
                if (depth[0] > 0) {
                  inner.add(work);
                  return whole.inTransaction(work);
                }
                depth[0]++;
                try {
                  return whole.inTransaction(work);
                } catch (RuntimeException failure) {
                  inner.forEach(whole::inTransaction);
                  throw failure;
                } finally {
                  depth[0]--;
                }
              }
            });
  }

  /** Commits the changes made before a nested transaction that fails. */
  static Storage committingBeforeInnerTransactions(Storage whole) {
    var depth = new int[1];
    return CompositeStorage.of(whole)
        .with(
            new CompositeStorage.Transactions() {
              @Override
              public <R> R run(Supplier<R> work) {
                depth[0]++;
                try {
                  return depth[0] == 1 ? work.get() : whole.inTransaction(work);
                } finally {
                  depth[0]--;
                }
              }
            });
  }

  /** Silently rolls a transaction back once one of its changes is refused. */
  static Storage undoingAfterARefusal(Storage whole) {
    var refused = ThreadLocal.withInitial(() -> false);
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Replaced replace(Account changed, SessionRevocation ending) {
                Replaced outcome = super.replace(changed, ending);
                refused.set(refused.get() || outcome != Replaced.REPLACED);
                return outcome;
              }
            })
        .with(
            new CompositeStorage.Transactions() {
              @Override
              public <R> R run(Supplier<R> work) {
                return undoneIfRefused(whole, work, refused);
              }
            });
  }

  private static <R> R undoneIfRefused(
      Storage whole, Supplier<R> work, ThreadLocal<Boolean> refused) {
    var result = new AtomicReference<R>();
    try {
      return whole.inTransaction(
          () -> {
            result.set(work.get());
            if (refused.get()) {
              throw new Undo();
            }
            return result.get();
          });
    } catch (Undo expected) {
      return result.get();
    }
  }

  /** Shows the first changes of a transaction to others before its end. */
  static Storage showingHalf(Storage whole) {
    var seenByAnother = new CountDownLatch(1);
    Set<UserId> missed = ConcurrentHashMap.newKeySet();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Added add(Account account) {
                if (!missed.isEmpty()) {
                  await(seenByAnother);
                }
                Added added = super.add(account);
                missed.add(account.id());
                return added;
              }

              @Override
              public Optional<Account> findById(UserId id) {
                Optional<Account> found = super.findById(id);
                if (!missed.isEmpty() && !missed.contains(id)) {
                  seenByAnother.countDown();
                }
                return found;
              }
            })
        .with((CompositeStorage.Transactions) Supplier::get);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("no other thread has read the account");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** Lets the second of two transactions overwrite the first, which it hasn't seen. */
  static Storage losingTransactions(Storage whole) {
    var meeting = RaceBarrier.of(2);
    return CompositeStorage.of(whole)
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public Replaced replace(Account changed, SessionRevocation ending) {
                meeting.join();
                Replaced outcome = super.replace(changed, ending);
                while (outcome == Replaced.STALE) {
                  Account now = findById(changed.id()).orElseThrow();
                  outcome =
                      super.replace(
                          new Account(
                              changed.user(),
                              changed.passwordHash(),
                              now.version() + 1,
                              now.sessionGeneration()),
                          ending);
                }
                return outcome;
              }
            })
        .with((CompositeStorage.Transactions) Supplier::get);
  }
}
