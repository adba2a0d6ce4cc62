package dev.portcullis.adapters.persistence.postgres;

import static dev.portcullis.application.contract.TestData.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.adapters.persistence.PostgresServer;
import dev.portcullis.adapters.persistence.SqlStorageProvider;
import dev.portcullis.adapters.persistence.sql.Database;
import dev.portcullis.adapters.persistence.sql.SqlOAuthAccounts;
import dev.portcullis.adapters.persistence.sql.SqlOneTimeTokens;
import dev.portcullis.adapters.persistence.sql.SqlUserRepository;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.account.UserRepository.Replaced;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Transactions that PostgreSQL rolls back after a conflict; SQLite rolls none back. */
@Timeout(30)
class PostgresTransactionTest {
  private static final String SERIALIZATION_FAILURE =
      "do $$ begin raise exception 'undone' using errcode = '40001'; end $$";

  private static final SealedTokens TOKENS =
      new SealedTokens("sealed", Optional.empty(), Optional.empty());

  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger acts = new AtomicInteger();
  private final CountDownLatch bothHoldTheirFirst = new CountDownLatch(2);
  private final CountDownLatch oneIsCommitted = new CountDownLatch(1);
  private Database database;
  private SqlUserRepository users;

  @BeforeEach
  void open() {
    Settings settings = PostgresServer.newDatabase();
    new SqlStorageProvider().migrate(settings);
    var dialect = new PostgresDialect();
    database = new Database(dialect, dialect.connect(settings));
    users = new SqlUserRepository(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** Fails with a serialization failure for the first {@code times} calls. */
  private boolean undoneAct(int times) {
    return database.writeAtomically(
        handle -> acts.incrementAndGet() > times || handle.execute(SERIALIZATION_FAILURE) > 0);
  }

  @Test
  void work_whose_transaction_is_rolled_back_is_repeated_as_a_whole() {
    Account account = account();

    database.inTransaction(
        () -> {
          runs.incrementAndGet();
          users.add(account);
          return database.inTransaction(() -> undoneAct(2));
        });

    assertThat(runs).hasValue(3);
    assertThat(acts).hasValue(3);
    assertThat(users.findById(account.id())).contains(account);
  }

  @Test
  void work_that_ignores_the_rollback_is_repeated_too() {
    database.inTransaction(
        () -> {
          runs.incrementAndGet();
          try {
            return database.read(
                handle -> acts.incrementAndGet() > 1 || handle.execute(SERIALIZATION_FAILURE) > 0);
          } catch (StoreUnavailable ignored) {
            return false;
          }
        });

    assertThat(runs).hasValue(2);
  }

  @Test
  void work_fails_after_the_third_rollback() {
    Account account = account();

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(
            () ->
                database.inTransaction(
                    () -> {
                      runs.incrementAndGet();
                      users.add(account);
                      return undoneAct(Integer.MAX_VALUE);
                    }));

    assertThat(runs).hasValue(3);
    assertThat(acts).hasValue(3);
    assertThat(users.findById(account.id())).isEmpty();
  }

  @Test
  void of_two_transactions_in_a_deadlock_one_is_repeated_and_both_commit() throws Exception {
    Account one = account();
    Account other = account();
    users.add(one);
    users.add(other);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> forward = threads.submit(() -> touchBoth(one, other));
      Future<?> backward = threads.submit(() -> touchBoth(other, one));
      forward.get();
      backward.get();
    }

    assertThat(runs).hasValue(3);
    assertThat(version(one)).isEqualTo(2);
    assertThat(version(other)).isEqualTo(2);
  }

  /** The third run repeats the rolled-back transaction, and waits for the other one's commit. */
  private void touchBoth(Account first, Account second) {
    database.inTransaction(
        () -> {
          if (runs.incrementAndGet() > 2) {
            await(oneIsCommitted);
          }
          touch(first);
          bothHoldTheirFirst.countDown();
          await(bothHoldTheirFirst);
          return touch(second);
        });
    oneIsCommitted.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private int touch(Account account) {
    return database.write(
        handle ->
            handle.execute(
                "update users set version = version + 1 where id = ?", account.id().value()));
  }

  private long version(Account account) {
    return users.findById(account.id()).orElseThrow().version();
  }

  @Test
  void a_transaction_sees_concurrent_commits() throws Exception {
    Account account = account();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      boolean seen =
          database.inTransaction(
              () -> {
                assertThat(users.findById(account.id())).isEmpty();
                try {
                  threads.submit(() -> users.add(account)).get();
                } catch (Exception failure) {
                  throw new AssertionError(failure);
                }
                return users.findById(account.id()).isPresent();
              });

      assertThat(seen).isTrue();
    }
  }

  @Test
  void a_reset_and_another_change_of_the_same_user_do_not_deadlock() throws Exception {
    var tokens = new SqlOneTimeTokens(database);
    Account account = account();
    users.add(account);
    OneTimeToken token = TestData.oneTimeToken(account);
    tokens.add(token, TestData.NOW);
    var consumed = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Replaced> reset =
          threads.submit(
              () ->
                  database.inTransaction(
                      () -> {
                        runs.incrementAndGet();
                        tokens.consume(token.hash(), token.purpose(), TestData.NOW);
                        consumed.countDown();
                        awaitAnyWaitingForALock();
                        return setPassword(account);
                      }));
      consumed.await();
      Future<Replaced> other =
          threads.submit(
              () ->
                  database.inTransaction(
                      () -> {
                        runs.incrementAndGet();
                        return setPassword(account);
                      }));

      assertThat(reset.get()).isEqualTo(Replaced.REPLACED);
      assertThat(other.get()).isEqualTo(Replaced.STALE);
    }
    assertThat(runs).as("neither was rolled back").hasValue(2);
  }

  @Test
  void a_sign_in_by_a_link_and_a_deletion_of_its_user_do_not_wait_for_each_other()
      throws Exception {
    var links = new SqlOAuthAccounts(database);
    Account account = account();
    users.add(account);
    var link =
        new OAuthAccount(
            new OAuthAccountId(UUID.randomUUID()),
            account.id(),
            "google",
            "1",
            account.user().email().value());
    links.link(link, TOKENS, account.version());
    var refreshed = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> signIn =
          threads.submit(
              () ->
                  database.inTransaction(
                      () -> {
                        runs.incrementAndGet();
                        links.refresh(link.id(), "king@camelot.bt", TOKENS);
                        refreshed.countDown();
                        awaitAnyWaitingForALock();
                        return touch(account) == 1;
                      }));
      refreshed.await();
      Future<Boolean> deletion =
          threads.submit(
              () ->
                  database.inTransaction(
                      () -> {
                        runs.incrementAndGet();
                        return users.remove(account.id());
                      }));

      assertThat(signIn.get()).isTrue();
      assertThat(deletion.get()).isTrue();
    }
    assertThat(runs).as("neither was undone").hasValue(2);
  }

  private Replaced setPassword(Account account) {
    return users.replace(account.after(TestData.newPassword()), new SessionRevocation.All());
  }

  private void awaitAnyWaitingForALock() {
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInSameThread()
        .until(
            () ->
                database.read(
                        handle ->
                            handle
                                .createQuery(
                                    "select count(*) from pg_locks where not granted and pid in"
                                        + " (select pid from pg_stat_activity where datname ="
                                        + " current_database())")
                                .mapTo(int.class)
                                .one())
                    == 1);
  }
}
