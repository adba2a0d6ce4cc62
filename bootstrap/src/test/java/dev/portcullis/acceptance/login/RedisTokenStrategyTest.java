package dev.portcullis.acceptance.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.RedisProcess;
import dev.portcullis.adapters.crypto.token.OpaqueTokenStrategy;
import dev.portcullis.adapters.persistence.redis.RedisAddress;
import dev.portcullis.adapters.persistence.redis.RedisSettings;
import dev.portcullis.adapters.persistence.redis.RedisStore;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.contract.login.SeparateSessionsStorage;
import dev.portcullis.application.contract.login.TokenStrategyContract;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.memory.InMemoryTokenStrategy;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.Storage;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** The two adapters of the strategy {@code redis}, tested together. */
@TestInstance(Lifecycle.PER_CLASS)
final class RedisTokenStrategyTest implements TokenStrategyContract {
  private final int port = RedisProcess.freePort();
  private RedisProcess server;
  private RedisStore store;
  private Storage storage;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = RedisProcess.start(port, folder);
    var address = RedisAddress.parse("redis://localhost:" + port).orElseThrow();
    store = RedisStore.open(new RedisSettings(address, "strategy:", 16));
    var users = new InMemoryStorage();
    storage = new SeparateSessionsStorage(users, store.sessions(users.users()));
  }

  @AfterAll
  void stop() {
    store.close();
    server.close();
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Override
  public TokenStrategy strategy() {
    return new OpaqueTokenStrategy(storage.sessions());
  }

  @Override
  public TokenStrategy foreigner() {
    return new InMemoryTokenStrategy("foreign", storage.sessions());
  }

  @Override
  public Instant now() {
    return TestData.NOW;
  }

  @Test
  void no_redis_key_or_value_contains_a_token() {
    var account = TestData.stored(storage);
    String token =
        strategy()
            .issue(TestData.session(account.id()), account.sessionGeneration())
            .orElseThrow()
            .token()
            .value();

    try (Jedis redis = new Jedis("localhost", port)) {
      assertThat(redis.keys("*"))
          .hasSizeGreaterThanOrEqualTo(2)
          .allSatisfy(
              key -> {
                assertThat(key).startsWith("strategy:").doesNotContain(token);
                assertThat(redis.get(key)).doesNotContain(token);
                assertThat(redis.pttl(key)).isPositive();
              });
    }
  }
}
