package dev.portcullis.adapters.persistence.redis;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.login.Sessions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.SslOptions;

/**
 * Sessions in Redis, for users that another store has. A server that doesn't answer is tried again
 * by itself. Thread-safe.
 */
public final class RedisStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisStore.class);

  private final Redis redis;
  private final String keyPrefix;

  private RedisStore(Redis redis, String keyPrefix) {
    this.redis = redis;
    this.keyPrefix = keyPrefix;
  }

  /** Takes the settings, whether or not the server answers yet; if not, the log tells. */
  public static RedisStore open(RedisSettings settings) {
    return open(settings, SslOptions.defaults());
  }

  static RedisStore open(RedisSettings settings, SslOptions tls) {
    Redis redis = Redis.at(settings, tls);
    LOG.info("Using {}", redis.name());
    try {
      redis.run(Jedis::ping);
    } catch (StoreUnavailable told) {
      // It is in the log, and the server may come yet.
    }
    return new RedisStore(redis, settings.keyPrefix());
  }

  /** The sessions of {@code users}. */
  public Sessions sessions(UserRepository users) {
    return new RedisSessions(redis, keyPrefix, users);
  }

  @Override
  public void close() {
    redis.close();
  }
}
