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

/** Tests outages of a Redis server: requests fail fast, and succeed again afterwards. */
@Timeout(60)
class RedisOutageTest {
  /** Generous on a busy machine, but far below a hang. */
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
  void a_stopped_server_is_unavailable_until_it_restarts(@TempDir Path directory)
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
  void stale_idle_connections_fail_no_request_after_a_restart() throws IOException {
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
  void a_server_may_start_after_the_store() throws IOException {
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
  void requests_to_a_server_that_never_answers_fail_fast() throws IOException {
    try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      long begin = System.nanoTime();
      try (RedisStore store =
          RedisStore.open(RedisProcess.settings(mute.getLocalPort(), Optional.empty()))) {
        Storage storage = with(store);
        Session session = session(stored(storage).id());
        assertUnavailable(storage, session);
        assertThat(elapsedSince(begin)).isLessThan(SOON);

        // A few requests time out; the others fail at once.
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
  void requests_to_a_paused_server_fail_fast_and_succeed_when_it_answers_again()
      throws IOException {
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
  void a_wrong_password_makes_the_store_unavailable_and_is_not_revealed() throws IOException {
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
  void the_redis_user_needs_few_rights() throws IOException {
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
  void a_server_without_free_memory_opens_no_session_but_finds_open_ones() throws IOException {
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
  void a_request_fails_when_no_connection_is_free_within_a_second() throws IOException {
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
