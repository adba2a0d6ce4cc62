package dev.portcullis.adapters.persistence.redis;

import dev.portcullis.application.failure.StoreUnavailable;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Runs commands on a Redis server, and tells soon when it doesn't answer: within seconds, and at
 * once while it is known not to. Thread-safe.
 */
final class Redis implements AutoCloseable {
  /** How long connecting, an answer, or a connection of the pool may take. */
  static final Duration TIMEOUT = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Redis.class);

  private final String name;
  private final ConnectionPool connections;
  private final CircuitBreaker breaker = new CircuitBreaker(System::nanoTime);

  private Redis(String name, ConnectionPool connections) {
    this.name = name;
    this.connections = connections;
  }

  /** Connects when there is something to run, so this needs no server yet. */
  static Redis at(RedisSettings settings, SslOptions tls) {
    RedisAddress address = settings.address();
    return new Redis(
        "Redis at " + address,
        new ConnectionPool(
            new HostAndPort(address.host(), address.port()),
            client(address, tls),
            pool(settings.poolSize())));
  }

  private static JedisClientConfig client(RedisAddress address, SslOptions tls) {
    var client =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis((int) TIMEOUT.toMillis())
            .socketTimeoutMillis((int) TIMEOUT.toMillis())
            .clientName("portcullis")
            .database(address.database());
    if (address.tls()) {
      client.sslOptions(tls);
    }
    address
        .credentials()
        .ifPresent(
            credentials -> {
              credentials.user().ifPresent(client::user);
              client.password(credentials.password());
            });
    return client.build();
  }

  private static ConnectionPoolConfig pool(int size) {
    var pool = new ConnectionPoolConfig();
    pool.setMaxTotal(size);
    pool.setMaxIdle(size);
    pool.setMaxWait(TIMEOUT);
    pool.setJmxEnabled(false);
    return pool;
  }

  /** What people may know of it: no password. */
  String name() {
    return name;
  }

  /**
   * Runs commands on one connection; all of them once more if the connection had died while nobody
   * used it, so they must be such as may be repeated.
   */
  <T> T run(Function<Jedis, T> commands) {
    if (!breaker.mayAsk()) {
      throw new StoreUnavailable(name + " doesn't answer", null);
    }
    T answer = repeating(commands);
    if (breaker.end()) {
      LOG.info("{} answers again", name);
    }
    return answer;
  }

  private <T> T repeating(Function<Jedis, T> commands) {
    try {
      return once(commands);
    } catch (JedisConnectionException broken) {
      if (isTimeout(broken)) {
        throw silent(broken);
      }
    }
    try {
      // The others that idle were connected to the same server, which is gone.
      connections.clear();
      return once(commands);
    } catch (JedisConnectionException broken) {
      throw silent(broken);
    }
  }

  private <T> T once(Function<Jedis, T> commands) {
    try (Jedis connection = connect()) {
      return commands.apply(connection);
    } catch (JedisDataException refusal) {
      throw new StoreUnavailable(name + " refuses", refusal);
    }
  }

  private Jedis connect() {
    try {
      return new Jedis(connections.getResource());
    } catch (JedisException failure) {
      if (isCausedBy(failure, InterruptedException.class)) {
        Thread.currentThread().interrupt();
      } else if (!isCausedBy(failure, NoSuchElementException.class)) {
        throw silent(failure);
      }
      throw new StoreUnavailable("no connection to %s is free".formatted(name), failure);
    }
  }

  private StoreUnavailable silent(JedisException failure) {
    if (breaker.begin()) {
      LOG.warn("{} doesn't answer: {}", name, reason(failure));
    }
    return new StoreUnavailable(name + " doesn't answer", failure);
  }

  private static boolean isTimeout(Throwable failure) {
    return isCausedBy(failure, SocketTimeoutException.class);
  }

  private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  /** The first that went wrong. */
  private static String reason(Throwable failure) {
    Throwable first = failure;
    while (first.getCause() != null) {
      first = first.getCause();
    }
    return Optional.ofNullable(first.getMessage()).orElseGet(first::toString);
  }

  @Override
  public void close() {
    connections.close();
  }
}
