package dev.portcullis.acceptance;

import dev.portcullis.bootstrap.Extensions;
import dev.portcullis.bootstrap.Portcullis;
import dev.portcullis.bootstrap.configuration.Configuration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts real servers on free ports. Each has its own database unless the settings name another.
 */
public final class TestServers {
  private static final AtomicInteger PREFIXES = new AtomicInteger();

  private TestServers() {}

  /** Returns the settings of a test server: cheap hashes, free ports, its own folder. */
  public static Map<String, String> settings() {
    try {
      Path parent = Files.createDirectories(Path.of("target/installations").toAbsolutePath());
      Path folder = Files.createTempDirectory(parent, "");
      return new HashMap<>(
          Map.of(
              "PORTCULLIS_DATA_DIR", folder.resolve("data").toString(),
              "PORTCULLIS_HTTP_PORT", "0",
              "PORTCULLIS_GRPC_PORT", "0",
              "PORTCULLIS_PASSWORD_ARGON2_MEMORY_KIB", "64",
              "PORTCULLIS_PASSWORD_ARGON2_ITERATIONS", "1",
              "PORTCULLIS_MASTER_KEY", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns the settings of a test server on a new PostgreSQL database. */
  public static Map<String, String> postgresSettings() {
    var settings = settings();
    settings.put("PORTCULLIS_DATABASE_URL", PostgresServer.newDatabase());
    settings.put("PORTCULLIS_DATABASE_USERNAME", "postgres");
    return settings;
  }

  /** Adds the shared Redis server, with a key prefix that no other test uses. */
  public static Map<String, String> withRedis(Map<String, String> settings) {
    settings.put("PORTCULLIS_REDIS_URL", "redis://localhost:" + Redis.PORT);
    settings.put("PORTCULLIS_REDIS_KEY_PREFIX", "test%d:".formatted(PREFIXES.incrementAndGet()));
    return settings;
  }

  public static Portcullis start(Map<String, String> settings) {
    return start(settings, InstantSource.system());
  }

  public static Portcullis start(Map<String, String> settings, InstantSource clock) {
    return start(settings, clock, Extensions.NONE);
  }

  public static Portcullis start(
      Map<String, String> settings, InstantSource clock, Extensions extensions) {
    var configuration = Configuration.load(settings, Optional.empty(), Path.of("target"));
    return Portcullis.start(configuration, clock, extensions);
  }

  /** The Redis server that all tests share, started by the first test that needs it. */
  private static final class Redis {
    static final int PORT = RedisProcess.freePort();

    static {
      try {
        var server = RedisProcess.start(PORT, Files.createTempDirectory("redis"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
