package dev.portcullis.adapters.persistence;

import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.email;
import static dev.portcullis.application.contract.TestData.promotion;
import static dev.portcullis.application.contract.TestData.session;
import static dev.portcullis.application.contract.TestData.tokenHash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.persistence.transfer.BulkUsers;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.login.SessionId;
import dev.portcullis.domain.login.TokenHash;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Measures each request's statements in a store with many users: 2,000, or the number in the system
 * property {@code size.users}. Prints the times without judging them: {@code mvn test -pl
 * adapters-persistence -am -Dtest=LargeStoreTest -Dsize.users=1000000
 * -Dsurefire.failIfNoSpecifiedTests=false}. Other tests check that each statement uses an index.
 */
class LargeStoreTest {
  private static final int USERS = Integer.getInteger("size.users", 2_000);
  private static final int TIMES = 200;

  @TempDir private Path folder;
  private final SqlStorageProvider provider = new SqlStorageProvider();

  private Settings database(String kind) {
    return kind.equals("PostgreSQL")
        ? PostgresServer.newDatabase()
        : new Settings(
            "jdbc:sqlite:" + folder.resolve("p.db"), Optional.empty(), Optional.empty(), folder, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SQLite", "PostgreSQL"})
  void every_user_is_found_and_every_page_is_complete_in_a_large_store(String kind) {
    Settings settings = database(kind);
    provider.migrate(settings);
    long start = System.nanoTime();
    BulkUsers.make(settings, USERS);
    show(kind, "bulk insert", Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");

    try (Storage storage = provider.open(settings)) {
      measure(kind, "user by e-mail", number -> assertThat(byEmail(storage, number)).isPresent());
      measure(kind, "user and session by id", number -> assertThat(byId(storage, number)).isTrue());
      measure(kind, "by token", number -> assertThat(byToken(storage, number)).isTrue());
      measure(kind, "page of 100 users", number -> assertPage(storage, number));
      measure(kind, "log-in (session opened)", number -> logIn(storage, number));
      measure(kind, "change of a user", number -> change(storage, number));
      measure(kind, "registration", number -> TestData.stored(storage));
      assertThat(storage.users().findByEmail(email())).isEmpty();
    }
  }

  private static Optional<?> byEmail(Storage storage, int number) {
    return storage.users().findByEmail(new EmailAddress(BulkUsers.email(number)));
  }

  private static boolean byId(Storage storage, int number) {
    var id = new SessionId(BulkUsers.sessionId(number));
    return storage.sessions().find(id, NOW).isPresent();
  }

  private static boolean byToken(Storage storage, int number) {
    var hash = new TokenHash(BulkUsers.tokenHash(number));
    return storage.sessions().findByToken(hash, NOW).isPresent();
  }

  /** Ordered by id, which is the order of the numbers. */
  private static void assertPage(Storage storage, int number) {
    int first = Math.min(number, USERS - 101);
    List<User> page = storage.users().list(Optional.of(new UserId(BulkUsers.id(first))), 100);
    assertThat(page).hasSize(100);
    assertThat(page.getLast().id().value()).isEqualTo(BulkUsers.id(first + 100));
  }

  private static void logIn(Storage storage, int number) {
    storage.sessions().open(session(new UserId(BulkUsers.id(number))), Optional.of(tokenHash()), 0);
  }

  private static void change(Storage storage, int number) {
    var account = storage.users().findById(new UserId(BulkUsers.id(number))).orElseThrow();
    var changes = account.user().superuser() ? TestData.newPassword() : promotion();
    TestData.changed(storage, account, changes, new SessionRevocation.None());
  }

  /** Spreads the accesses over all users, to defeat page caches. */
  private static void measure(String kind, String what, IntConsumer work) {
    long[] nanos = new long[TIMES];
    for (int i = 0; i < TIMES; i++) {
      int number = (int) ((long) i * 7919 % USERS);
      long start = System.nanoTime();
      work.accept(number);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    show(
        kind,
        what,
        "p50 %s, p99 %s".formatted(text(nanos[TIMES / 2]), text(nanos[TIMES * 99 / 100])));
  }

  private static String text(long nanos) {
    return String.format(Locale.ROOT, "%,d µs", TimeUnit.NANOSECONDS.toMicros(nanos));
  }

  private static void show(String kind, String what, String took) {
    System.out.printf(Locale.ROOT, "at size: %-11s%,10d users  %-26s%s%n", kind, USERS, what, took);
  }
}
