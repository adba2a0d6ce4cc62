package dev.portcullis.adapters.persistence.redis;

import static dev.portcullis.application.contract.TestData.EXPIRY;
import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.activation;
import static dev.portcullis.application.contract.TestData.changed;
import static dev.portcullis.application.contract.TestData.isOpen;
import static dev.portcullis.application.contract.TestData.newPassword;
import static dev.portcullis.application.contract.TestData.opened;
import static dev.portcullis.application.contract.TestData.session;
import static dev.portcullis.application.contract.TestData.stored;
import static dev.portcullis.application.contract.TestData.tokenHash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.login.SeparateSessionsStorage;
import dev.portcullis.application.contract.login.SessionsContract;
import dev.portcullis.application.port.out.login.SessionRevocation.All;
import dev.portcullis.application.port.out.login.SessionRevocation.AllExcept;
import dev.portcullis.application.port.out.login.SessionRevocation.None;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.login.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import redis.clients.jedis.Jedis;

/** Tests of sessions in Redis, for each kind of users' store. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RedisSessionsTest implements SessionsContract {
  private static final Duration LIFETIME = Duration.between(NOW, EXPIRY);

  private RedisProcess server;
  private RedisSettings settings;
  private RedisStore store;
  private Storage users;
  private Storage storage;

  /** Opens a store for accounts. */
  abstract Storage openUsers();

  @BeforeAll
  void open() throws IOException {
    server = RedisProcess.start();
    settings = server.settings();
    store = RedisStore.open(settings);
    users = openUsers();
    storage = new SeparateSessionsStorage(users, store.sessions(users.users()));
  }

  @AfterAll
  void close() {
    store.close();
    users.close();
    server.close();
  }

  @Override
  public Storage storage() {
    return storage;
  }

  /** Opens a connection that bypasses the adapter. */
  private Jedis redis() {
    return new Jedis("localhost", server.port());
  }

  private String key(Session session) {
    return settings.keyPrefix() + "session:" + session.id();
  }

  @Test
  void keys_expire_shortly_after_their_session() {
    Account account = stored(storage);
    Session session = session(account.id());
    var hash = tokenHash();
    storage.sessions().open(session, Optional.of(hash), 0);

    try (Jedis redis = redis()) {
      for (String key : Set.of(key(session), settings.keyPrefix() + "token:" + hash.hex())) {
        assertThat(Duration.ofMillis(redis.pttl(key)))
            .isGreaterThan(LIFETIME)
            .isLessThanOrEqualTo(LIFETIME.plus(RedisSessions.KEPT_LONGER));
      }
    }
  }

  @Test
  void a_touch_does_not_change_the_key_s_expiry() {
    Session session = opened(storage, stored(storage));
    try (Jedis redis = redis()) {
      redis.pexpire(key(session), 90_000);

      storage.sessions().touch(session.id(), NOW.plusSeconds(400));

      assertThat(redis.pttl(key(session))).isBetween(1L, 90_000L);
    }
  }

  @Test
  void a_session_ends_when_redis_evicts_its_key() {
    Session session = opened(storage, stored(storage));
    try (Jedis redis = redis()) {
      redis.del(key(session));
    }

    assertThat(isOpen(storage, session)).isFalse();
  }

  @Test
  void a_refused_session_leaves_no_key() {
    Account account = stored(storage);
    Account inactive = changed(storage, account, activation(false), new All());
    Session session = session(account.id());

    storage.sessions().open(session, Optional.of(tokenHash()), inactive.sessionGeneration());

    changed(storage, inactive, activation(true), new None());
    assertThat(isOpen(storage, session)).isFalse();
    try (Jedis redis = redis()) {
      assertThat(redis.exists(key(session))).isFalse();
    }
  }

  @Test
  void an_ended_session_leaves_no_session_key() {
    Account account = stored(storage);
    Session session = opened(storage, account);

    storage.sessions().end(session.id());

    try (Jedis redis = redis()) {
      assertThat(redis.exists(key(session))).isFalse();
    }
  }

  @Test
  void each_password_change_keeps_only_the_session_that_made_it() {
    Account account = stored(storage);
    Session first = opened(storage, account);
    Session second = opened(storage, account);

    Account once = changed(storage, account, newPassword(), new AllExcept(first.id()));
    assertThat(isOpen(storage, first)).isTrue();
    assertThat(isOpen(storage, second)).isFalse();

    Session third = opened(storage, once);
    Account twice = changed(storage, once, newPassword(), new AllExcept(third.id()));
    assertThat(isOpen(storage, first)).isFalse();
    assertThat(isOpen(storage, third)).isTrue();

    changed(storage, twice, newPassword(), new AllExcept(third.id()));
    assertThat(isOpen(storage, third)).isTrue();
  }

  @Test
  void installations_with_different_prefixes_are_isolated() {
    Account account = stored(storage);
    var hash = tokenHash();
    Session session = session(account.id());
    storage.sessions().open(session, Optional.of(hash), 0);
    try (RedisStore other = RedisStore.open(server.settings())) {
      var others = other.sessions(users.users());

      assertThat(others.find(session.id(), NOW)).isEmpty();
      assertThat(others.findByToken(hash, NOW)).isEmpty();
      others.touch(session.id(), NOW.plusSeconds(400));
      others.end(session.id());
    }
    assertThat(isOpen(storage, session)).isTrue();
  }

  @Test
  void unknown_fields_of_a_session_are_ignored() {
    Session session = opened(storage, stored(storage));
    try (Jedis redis = redis()) {
      String json = redis.get(key(session));
      redis.set(key(session), json.replaceFirst("\\{", "{\"device\":{\"name\":\"Caliburn\"},"));
    }

    assertThat(isOpen(storage, session)).isTrue();
  }

  @Test
  void databases_of_one_server_are_isolated() {
    Session session = opened(storage, stored(storage));
    var address = new RedisAddress("localhost", server.port(), 3, false, Optional.empty());
    try (RedisStore other = RedisStore.open(new RedisSettings(address, settings.keyPrefix(), 1))) {
      assertThat(other.sessions(users.users()).find(session.id(), NOW)).isEmpty();
    }
  }
}
