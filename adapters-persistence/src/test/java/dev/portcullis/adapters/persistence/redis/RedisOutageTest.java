package dev.portcullis.adapters.persistence.redis;

import static dev.portcullis.application.contract.TestData.isOpen;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.session;
import static dev.portcullis.application.contract.TestData.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.adapters.persistence.SqlStorageTest;
import dev.portcullis.adapters.persistence.redis.RedisAddress.Credentials;
import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.login.SeparateSessionsStorage;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SessionId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.SslOptions;

/** What may go wrong with a Redis server: nobody waits long for it, and all is well afterwards. */
@Timeout(60)
class RedisOutageTest {
  /** Generous on a busy machine, and yet far from a hang. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Storage users = new InMemoryStorage();

  private Storage with(RedisStore store) {
    return new SeparateSessionsStorage(users, store.sessions(users.users()));
  }

  private static void awaitAnswer(Storage storage) {
    while (true) {
      try {
        storage.sessions().end(new SessionId(UUID.randomUUID()));
        return;
      } catch (StoreUnavailable still) {
        Thread.onSpinWait();
      }
    }
  }

  private static StoreUnavailable assertUnavailable(Runnable attempt) {
    StoreUnavailable failure = catchThrowableOfType(StoreUnavailable.class, attempt::run);
    assertThat(failure).isNotNull();
    assertThat(SqlStorageTest.stackTrace(failure)).doesNotContain("excalibur");
    return failure;
  }

  private void assertUnavailable(Storage storage, Session session) {
    var account = stored(storage);
    assertUnavailable(() -> opened(storage, account));
    assertUnavailable(() -> isOpen(storage, session));
    assertUnavailable(() -> storage.sessions().touch(session.id(), session.expires()));
    assertUnavailable(() -> storage.sessions().end(session.id()));
  }

  @Test
  void a_server_that_stops_is_unavailable_until_it_is_back(@TempDir Path directory)
      throws IOException {
    String[] lasting = {"dir " + directory, "appendonly yes", "appendfsync always"};
    RedisProcess server = RedisProcess.start(lasting);
    try (RedisStore store = RedisStore.open(server.settings())) {
      Storage storage = with(store);
      Session session = opened(storage, stored(storage));

      server.close();
      assertUnavailable(storage, session);

      try (RedisProcess again = RedisProcess.startAt(server.port(), lasting)) {
        assertThat(again.port()).isEqualTo(server.port());
        awaitAnswer(storage);
        assertThat(isOpen(storage, session)).isTrue();
      }
    }
  }

  @Test
  void connections_that_idled_while_the_server_was_away_disturb_nobody() throws IOException {
    RedisProcess server = RedisProcess.start();
    try (RedisStore store = RedisStore.open(server.settings())) {
      Storage storage = with(store);
      var account = stored(storage);
      Race.among(number -> () -> opened(storage, account));

      server.close();
      try (RedisProcess again = RedisProcess.startAt(server.port())) {
        assertThat(again.port()).isEqualTo(server.port());
        List<Session> sessions = Race.among(number -> () -> opened(storage, account));
        assertThat(sessions).allMatch(session -> isOpen(storage, session));
      }
    }
  }

  @Test
  void a_server_that_is_not_there_yet_may_come_later() throws IOException {
    RedisProcess server = RedisProcess.start();
    RedisSettings settings = server.settings();
    server.close();

    try (RedisStore store = RedisStore.open(settings)) {
      Storage storage = with(store);
      assertUnavailable(storage, session(stored(storage).id()));

      try (RedisProcess again = RedisProcess.startAt(server.port())) {
        assertThat(again.port()).isEqualTo(server.port());
        awaitAnswer(storage);
        assertThat(isOpen(storage, opened(storage, stored(storage)))).isTrue();
      }
    }
  }

  @Test
  void a_server_that_accepts_but_never_answers_keeps_nobody_waiting() throws IOException {
    try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      long begin = System.nanoTime();
      try (RedisStore store =
          RedisStore.open(RedisProcess.settings(mute.getLocalPort(), Optional.empty()))) {
        Storage storage = with(store);
        Session session = session(stored(storage).id());
        assertUnavailable(storage, session);
        assertThat(elapsedSince(begin)).isLessThan(SOON);

        // Of many, few ask in vain; the others are told at once.
        List<Duration> waits =
            Race.among(
                number ->
                    () -> {
                      long asked = System.nanoTime();
                      assertUnavailable(() -> isOpen(storage, session));
                      return elapsedSince(asked);
                    });
        assertThat(waits).allMatch(wait -> wait.compareTo(SOON) < 0);
        assertThat(waits.stream().sorted().toList().get(waits.size() / 2))
            .isLessThan(Redis.TIMEOUT);
      }
    }
  }

  @Test
  void a_server_that_falls_silent_is_given_up_soon_and_used_again_later() throws IOException {
    try (RedisProcess server = RedisProcess.start();
        RedisStore store = RedisStore.open(server.settings());
        Jedis operator = new Jedis("localhost", server.port())) {
      Storage storage = with(store);
      Session session = opened(storage, stored(storage));
      operator.clientPause(3_000);

      long begin = System.nanoTime();
      assertUnavailable(() -> isOpen(storage, session));
      assertThat(elapsedSince(begin)).isLessThan(SOON);

      awaitAnswer(storage);
      assertThat(isOpen(storage, session)).isTrue();
    }
  }

  @Test
  void a_wrong_password_is_unavailable_and_not_told() throws IOException {
    try (RedisProcess server = RedisProcess.start("requirepass caliburn")) {
      try (RedisStore store = RedisStore.open(known(server, Optional.empty(), "excalibur"))) {
        assertUnavailable(with(store), session(stored(users).id()));
      }
      try (RedisStore store = RedisStore.open(server.settings())) {
        assertUnavailable(with(store), session(stored(users).id()));
      }
      try (RedisStore store = RedisStore.open(known(server, Optional.empty(), "caliburn"))) {
        assertThat(isOpen(with(store), opened(with(store), stored(users)))).isTrue();
      }
    }
  }

  @Test
  void a_user_needs_few_rights() throws IOException {
    try (RedisProcess server =
        RedisProcess.start(
            "user portcullis on >caliburn ~* -@all +get +set +del +multi +exec +ping +select")) {
      var known = known(server, Optional.of("portcullis"), "caliburn");
      try (RedisStore store = RedisStore.open(known)) {
        Storage storage = with(store);
        Session session = opened(storage, stored(storage));
        storage.sessions().touch(session.id(), session.opened().plusSeconds(400));
        assertThat(isOpen(storage, session)).isTrue();
        storage.sessions().end(session.id());
        assertThat(isOpen(storage, session)).isFalse();
      }
    }
  }

  private static RedisSettings known(RedisProcess server, Optional<String> user, String password) {
    return RedisProcess.settings(server.port(), Optional.of(new Credentials(user, password)));
  }

  @Test
  void a_server_without_room_opens_no_session_but_shows_those_that_are() throws IOException {
    try (RedisProcess server = RedisProcess.start("maxmemory-policy noeviction");
        RedisStore store = RedisStore.open(server.settings());
        Jedis operator = new Jedis("localhost", server.port())) {
      Storage storage = with(store);
      Session session = opened(storage, stored(storage));
      operator.configSet("maxmemory", "1");

      var account = stored(storage);
      assertUnavailable(() -> opened(storage, account));

      assertThat(isOpen(storage, session)).isTrue();
    }
  }

  @Test
  void where_all_connections_are_in_use_one_waits_for_a_second_at_most() throws IOException {
    try (RedisProcess server = RedisProcess.start()) {
      var single = new RedisSettings(server.settings().address(), "single:", 1);
      try (Redis redis = Redis.at(single, SslOptions.defaults())) {
        String answer =
            redis.run(
                connection -> {
                  assertThatExceptionOfType(StoreUnavailable.class)
                      .isThrownBy(() -> redis.run(Jedis::ping))
                      .withMessageContaining("is free");
                  return connection.ping();
                });

        assertThat(answer).isEqualTo("PONG");
        assertThat(redis.<String>run(Jedis::ping)).isEqualTo("PONG");
      }
    }
  }

  @Test
  void a_closed_store_is_unavailable() throws IOException {
    try (RedisProcess server = RedisProcess.start()) {
      RedisStore store = RedisStore.open(server.settings());
      Storage storage = with(store);
      Session session = opened(storage, stored(storage));

      store.close();
      store.close();

      assertUnavailable(storage, session);
    }
  }

  private static Duration elapsedSince(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
