package dev.portcullis.adapters.persistence.redis;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.login.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.SslOptions;

/**
 * Store of sessions in Redis, for users in another store. Reconnects automatically after an outage.
 * Thread-safe.
 */
public final class RedisStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisStore.class);

  private final Redis redis;
  private final String keyPrefix;

  private RedisStore(Redis redis, String keyPrefix) {
    this.redis = redis;
    this.keyPrefix = keyPrefix;
  }

  /** Opens the store, even if the server doesn't answer yet; the log then has a warning. */
  public static RedisStore open(RedisSettings settings) {
    return open(settings, SslOptions.defaults());
  }

  static RedisStore open(RedisSettings settings, SslOptions tls) {
    Redis redis = Redis.at(settings, tls);
    LOG.info("Using {}", redis.name());
    try {
      redis.run(Jedis::ping);
    } catch (StoreUnavailable told) {
      // Logged already; the server may start later.
    }
    return new RedisStore(redis, settings.keyPrefix());
  }

  /** Returns the sessions of {@code users}. */
  public Sessions sessions(UserRepository users) {
    return new RedisSessions(redis, keyPrefix, users);
  }

  @Override
  public void close() {
    redis.close();
  }
}
