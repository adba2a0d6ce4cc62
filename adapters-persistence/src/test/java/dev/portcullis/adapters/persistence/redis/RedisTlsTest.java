package dev.portcullis.adapters.persistence.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.failure.StoreUnavailable;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.SslOptions;

@Timeout(60)
class RedisTlsTest {
  @TempDir Path folder;

  private static RedisSettings settings(int port) {
    var address = new RedisAddress("localhost", port, 0, true, Optional.empty());
    return new RedisSettings(address, "tls:", 1);
  }

  private static SslOptions trusting(Path keyStore) {
    return SslOptions.builder()
        .trustStoreType("PKCS12")
        .truststore(keyStore.toFile(), TlsProxy.storePassword())
        .build();
  }

  @Test
  void a_server_with_a_trusted_certificate_for_its_name_is_used() throws Exception {
    Path keyStore = TlsProxy.newKeyStore(folder, "localhost");
    try (RedisProcess server = RedisProcess.start();
        TlsProxy front = TlsProxy.start(keyStore, server.port());
        Redis redis = Redis.at(settings(front.port()), trusting(keyStore))) {
      assertThat(redis.<String>run(Jedis::ping)).isEqualTo("PONG");
    }
  }

  @Test
  void a_server_with_a_certificate_for_another_name_is_refused() throws Exception {
    Path keyStore = TlsProxy.newKeyStore(folder, "mordred.example");
    try (RedisProcess server = RedisProcess.start();
        TlsProxy front = TlsProxy.start(keyStore, server.port());
        Redis redis = Redis.at(settings(front.port()), trusting(keyStore))) {
      assertUnavailable(redis);
    }
  }

  @Test
  void a_server_with_an_untrusted_certificate_is_refused() throws Exception {
    Path keyStore = TlsProxy.newKeyStore(folder, "localhost");
    try (RedisProcess server = RedisProcess.start();
        TlsProxy front = TlsProxy.start(keyStore, server.port());
        Redis redis = Redis.at(settings(front.port()), SslOptions.defaults())) {
      assertUnavailable(redis);
    }
  }

  @Test
  void a_server_without_tls_is_refused() throws Exception {
    try (RedisProcess server = RedisProcess.start();
        Redis redis = Redis.at(settings(server.port()), SslOptions.defaults())) {
      assertUnavailable(redis);
    }
  }

  private static void assertUnavailable(Redis redis) {
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> redis.run(Jedis::ping));
  }
}
