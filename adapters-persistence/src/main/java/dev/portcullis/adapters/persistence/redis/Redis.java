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
 * Redis client that fails fast: within seconds when the server doesn't answer, and at once while
 * the circuit breaker is open. Thread-safe.
 */
final class Redis implements AutoCloseable {
  /** Timeout for connecting, for an answer, and for a free connection of the pool. */
  static final Duration TIMEOUT = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(Redis.class);

  private final String name;
  private final ConnectionPool connections;
  private final CircuitBreaker breaker = new CircuitBreaker(System::nanoTime);

  private Redis(String name, ConnectionPool connections) {
    this.name = name;
    this.connections = connections;
  }

  /** Creates a client that connects on first use, so the server need not run yet. */
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

  /** Returns the server's name for messages, without the password. */
  String name() {
    return name;
  }

  /**
   * Runs commands on one connection. If an idle connection turns out to be broken, all of them run
   * again on a new one, so they must be idempotent.
   *
   * @throws StoreUnavailable when the server doesn't answer, rejects a command, or no connection is
   *     free in time
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
      // The other idle connections lead to the same lost server.
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
      throw new StoreUnavailable(name + " rejected a command", refusal);
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

  /** Returns the root cause's message. */
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
