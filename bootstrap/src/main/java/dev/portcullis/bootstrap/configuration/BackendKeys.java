package dev.portcullis.bootstrap.configuration;

import static dev.portcullis.application.port.in.login.Transport.BEARER;
import static dev.portcullis.application.port.in.login.Transport.COOKIE;

import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.bootstrap.configuration.Configuration.BackendSettings;
import dev.portcullis.bootstrap.configuration.Configuration.Strategy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The keys below {@code auth.backends}: who is there, and how each of them works. */
record BackendKeys(Values values) {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final String GROUP = "auth.backends";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** The default ones, as far as they aren't changed, and then those that the file adds. */
  List<BackendSettings> read() {
    Map<String, BackendSettings> backends = new LinkedHashMap<>();
    add(backends, new BackendSettings("jwt", BEARER, Strategy.JWT, LIFETIME));
    add(backends, new BackendSettings("cookie", COOKIE, Strategy.JWT, LIFETIME));
    add(backends, new BackendSettings("database", BEARER, Strategy.DATABASE, LIFETIME));
    boolean redis = values.text("redis.url").isPresent();
    Set<String> names =
        values.sources().namesIn(GROUP, List.of("transport", "strategy", "lifetime"));
    if (redis || names.contains("redis")) {
      add(backends, new BackendSettings("redis", BEARER, Strategy.REDIS, LIFETIME));
    }
    names.forEach(
        name -> {
          if (!backends.containsKey(name)) {
            add(backends, required(name));
          }
        });
    if (!redis) {
      backends.values().forEach(this::checkWithoutRedis);
    }
    return List.copyOf(backends.values());
  }

  private void add(Map<String, BackendSettings> backends, BackendSettings byDefault) {
    String key = "auth.backends." + byDefault.name() + ".";
    backends.put(
        byDefault.name(),
        new BackendSettings(
            byDefault.name(),
            values.choice(key + "transport", byDefault.transport()),
            values.choice(key + "strategy", byDefault.strategy()),
            values.duration(key + "lifetime", byDefault.lifetime())));
  }

  private void checkWithoutRedis(BackendSettings backend) {
    if (backend.strategy() == Strategy.REDIS) {
      values.problem("auth.backends.%s.strategy".formatted(backend.name()), "needs redis.url");
    }
  }

  /** A backend of the installation's own has no default for what it is. */
  private BackendSettings required(String name) {
    String key = "auth.backends." + name + ".";
    if (!NAME.matcher(name).matches()) {
      values.problem(
          key + "transport", "a backend's name is 1 to 32 of a-z, 0-9 and -, a letter first");
    }
    for (String part : List.of("transport", "strategy")) {
      if (values.text(key + part).isEmpty()) {
        values.problem(key + part, "is missing");
      }
    }
    return new BackendSettings(name, Transport.BEARER, Strategy.JWT, LIFETIME);
  }
}
