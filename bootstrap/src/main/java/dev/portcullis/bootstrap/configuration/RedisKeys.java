package dev.portcullis.bootstrap.configuration;

import dev.portcullis.adapters.persistence.redis.RedisAddress;
import dev.portcullis.adapters.persistence.redis.RedisSettings;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys below {@code redis}: where it is, and how to use it. */
record RedisKeys(Values values) {
  private static final Pattern PREFIX = Pattern.compile("[\\x21-\\x7E]{1,64}");

  /** Empty without {@code redis.url}: nothing needs Redis then. */
  Optional<RedisSettings> read() {
    Optional<String> url = values.text("redis.url");
    String prefix = values.text("redis.key-prefix", "portcullis:");
    int poolSize = values.number("redis.pool-size", 16, 1, 1_000);
    Optional<RedisAddress> address = url.flatMap(RedisAddress::parse);
    if (url.isPresent() && address.isEmpty()) {
      values.problem(
          "redis.url",
          "must look like redis://user:password@host:6379/0, or rediss: for TLS, with user and"
              + " password percent-encoded");
    }
    if (!PREFIX.matcher(prefix).matches()) {
      values.problem("redis.key-prefix", "must be 1 to 64 printable characters of ASCII");
    }
    return address.map(place -> new RedisSettings(place, prefix, poolSize));
  }
}
