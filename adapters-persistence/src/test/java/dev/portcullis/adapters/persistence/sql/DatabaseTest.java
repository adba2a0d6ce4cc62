package dev.portcullis.adapters.persistence.sql;

import static dev.portcullis.application.contract.TestData.account;
import static dev.portcullis.application.contract.TestData.newEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.adapters.persistence.PostgresServer;
import dev.portcullis.adapters.persistence.SqlStorageProvider;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.account.UserRepository.Replaced;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import dev.portcullis.domain.account.Account;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@ValueSource(strings = {"SQLite", "PostgreSQL"})
@Timeout(30)
class DatabaseTest {
  @TempDir Path directory;

  private final String kind;
  private Database database;
  private SqlUserRepository users;

  DatabaseTest(String kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() {
    Settings settings =
        kind.equals("PostgreSQL")
            ? PostgresServer.newDatabase()
            : new Settings("jdbc:sqlite:", Optional.empty(), Optional.empty(), directory, 2);
    new SqlStorageProvider().migrate(settings);
    Dialect dialect = SqlStorageProvider.dialects().of(settings);
    database = new Database(dialect, dialect.connect(settings));
    users = new SqlUserRepository(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private boolean isThere(Account account) {
    return users.findById(account.id()).isPresent();
  }

  @Test
  void closing_waits_for_running_work_and_rejects_new_work() throws Exception {
    Account account = account();
    var begun = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> underWay =
          threads.submit(
              () ->
                  database.inTransaction(
                      () -> {
                        begun.countDown();
                        await(mayEnd);
                        users.add(account);
                        return isThere(account);
                      }));
      begun.await();
      Future<?> closing = threads.submit(database::close);
      while (!isRefused()) {
        Thread.onSpinWait();
      }

      assertThat(closing.isDone()).isFalse();
      mayEnd.countDown();

      assertThat(underWay.get()).isTrue();
      closing.get();
    }
  }

  private boolean isRefused() {
    try {
      return database.read(handle -> false);
    } catch (StoreUnavailable closed) {
      return true;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void a_permanent_failure_is_rethrown_unchanged() {
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> database.read(handle -> handle.execute("select nothing")))
        .isNotInstanceOf(StoreUnavailable.class);
  }

  @Test
  void a_transaction_reads_its_own_writes_and_other_threads_read_them_after_the_commit()
      throws Exception {
    Account account = account();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      boolean seenByAnother =
          database.inTransaction(
              () -> {
                users.add(account);
                assertThat(isThere(account)).isTrue();
                return outcome(threads.submit(() -> isThere(account)));
              });

      assertThat(seenByAnother).isFalse();
      assertThat(threads.submit(() -> isThere(account)).get()).isTrue();
    }
  }

  private static boolean outcome(Future<Boolean> future) {
    try {
      return future.get();
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void an_exception_rolls_the_transaction_back_and_is_rethrown() {
    Account one = account();
    Account other = account();
    var failure = new IllegalStateException("the work fails");

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                database.inTransaction(
                    () -> {
                      users.add(one);
                      users.add(other);
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(isThere(one)).isFalse();
    assertThat(isThere(other)).isFalse();
  }

  @Test
  void a_transaction_inside_of_another_joins_it() {
    Account inner = account();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                database.inTransaction(
                    () -> {
                      database.inTransaction(() -> users.add(inner));
                      assertThat(isThere(inner)).isTrue();
                      throw new IllegalStateException("the outer work fails");
                    }));

    assertThat(isThere(inner)).isFalse();
  }

  @Test
  void a_refused_change_is_undone_and_the_transaction_continues() {
    Account owner = account();
    Account mover = account();
    Account later = account();

    Replaced replaced =
        database.inTransaction(
            () -> {
              users.add(owner);
              users.add(mover);
              Account moved = mover.after(newEmail(owner.user().email()));
              Replaced refused = users.replace(moved, new SessionRevocation.All());
              users.add(later);
              return refused;
            });

    assertThat(replaced).isEqualTo(Replaced.EMAIL_TAKEN);
    assertThat(users.findById(mover.id())).contains(mover);
    assertThat(isThere(owner)).isTrue();
    assertThat(isThere(later)).isTrue();
  }

  @Test
  void a_transaction_whose_work_ignores_a_failed_statement_is_rolled_back() {
    Account before = account();
    Account after = account();

    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(
            () ->
                database.inTransaction(
                    () -> {
                      users.add(before);
                      ignoreFailure(
                          () -> database.write(handle -> handle.execute("delete from nowhere")));
                      ignoreFailure(() -> users.add(after));
                      return true;
                    }))
        .withMessageContaining("An earlier statement of this transaction has failed");

    assertThat(isThere(before)).isFalse();
    assertThat(isThere(after)).isFalse();
  }

  private static void ignoreFailure(Runnable act) {
    try {
      act.run();
    } catch (RuntimeException ignored) {
      // The work under test goes on.
    }
  }

  @Test
  void a_thread_is_outside_of_any_transaction_after_one_ends() {
    Account first = account();
    Account second = account();
    database.inTransaction(() -> users.add(first));

    users.add(second);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                database.inTransaction(
                    () -> {
                      throw new IllegalStateException("the work fails");
                    }));

    assertThat(isThere(first)).isTrue();
    assertThat(isThere(second)).isTrue();
  }
}
