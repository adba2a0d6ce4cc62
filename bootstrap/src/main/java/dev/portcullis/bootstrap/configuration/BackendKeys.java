package dev.portcullis.bootstrap.configuration;

import static dev.portcullis.application.port.in.login.Transport.BEARER;
import static dev.portcullis.application.port.in.login.Transport.COOKIE;
import static dev.portcullis.bootstrap.configuration.Syntax.DURATION;
import static dev.portcullis.bootstrap.configuration.Syntax.FLAG;
import static dev.portcullis.bootstrap.configuration.Syntax.choice;

import dev.portcullis.application.port.in.login.BackendDescription;
import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.application.usecase.login.ReauthenticationSettings;
import dev.portcullis.bootstrap.configuration.Configuration.ConfiguredBackend;
import dev.portcullis.bootstrap.configuration.Configuration.Strategy;
import dev.portcullis.domain.login.BackendName;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Keys of {@code auth}. */
record BackendKeys(ConfigurationValues values) {
  static final Key.Group KEYS = new Key.Group();

  static final Key<Optional<Transport>> TRANSPORT =
      KEYS.key("auth.backends.<name>.transport", "how clients send the token")
          .optional(choice(Transport.class), "[below](#backends)");
  static final Key<Optional<Strategy>> STRATEGY =
      KEYS.key(
              "auth.backends.<name>.strategy", "how tokens are verified; `redis` needs `redis.url`")
          .optional(choice(Strategy.class), "[below](#backends)");
  static final Key<Duration> LIFETIME =
      KEYS.key("auth.backends.<name>.lifetime", "lifetime of a session and its token")
          .of(DURATION, "PT1H");
  static final Key<Boolean> REQUIRES_VERIFICATION =
      KEYS.key(
              "auth.requires-verification",
              "whether only verified users may log in and use their tokens")
          .of(FLAG, "false");

  static final Key<Boolean> REQUIRES_CURRENT_PASSWORD =
      KEYS.key(
              "auth.requires-current-password",
              "whether users must send the [current password](security.md#stolen-tokens) to change"
                  + " their password or e-mail address")
          .strictly("true")
          .of(FLAG, "false");
  static final Key<Boolean> REQUIRES_FRESH_LINK =
      KEYS.key(
              "auth.requires-fresh-link",
              "whether users must have [logged in recently](security.md#stolen-tokens) to link an"
                  + " account at a provider")
          .strictly("true")
          .of(FLAG, "false");
  static final Key<Duration> FRESH_FOR =
      KEYS.key("auth.fresh-for", "time for which a log-in is recent").of(DURATION, "PT15M");

  private record Kind(Transport transport, Strategy strategy) {}

  boolean requiresVerification() {
    return values.read(REQUIRES_VERIFICATION);
  }

  ReauthenticationSettings reauthentication() {
    return new ReauthenticationSettings(
        values.read(REQUIRES_CURRENT_PASSWORD),
        values.read(REQUIRES_FRESH_LINK),
        values.read(FRESH_FOR));
  }

  /** Returns the built-in backends, followed by the configured ones. */
  List<ConfiguredBackend> backends() {
    var names = new LinkedHashSet<>(List.of("jwt", "cookie", "database"));
    if (values.isSet(StoreKeys.REDIS_URL)) {
      names.add("redis");
    }
    names.addAll(values.names(TRANSPORT));
    return names.stream().map(name -> backend(name, values.named(name))).toList();
  }

  private static ConfiguredBackend backend(String name, ConfigurationValues values) {
    Kind kind = builtIn(name).orElseGet(() -> required(values));
    var backend =
        new ConfiguredBackend(
            new BackendDescription(
                new BackendName(name),
                values.read(TRANSPORT).orElse(kind.transport()),
                values.read(LIFETIME)),
            values.read(STRATEGY).orElse(kind.strategy()));
    if (backend.strategy() == Strategy.REDIS && !values.isSet(StoreKeys.REDIS_URL)) {
      values.problem(STRATEGY, "needs redis.url");
    }
    return backend;
  }

  private static Optional<Kind> builtIn(String name) {
    return switch (name) {
      case "jwt" -> Optional.of(new Kind(BEARER, Strategy.JWT));
      case "cookie" -> Optional.of(new Kind(COOKIE, Strategy.JWT));
      case "database" -> Optional.of(new Kind(BEARER, Strategy.DATABASE));
      case "redis" -> Optional.of(new Kind(BEARER, Strategy.REDIS));
      default -> Optional.empty();
    };
  }

  /** Requires both keys, because a backend that isn't built in has no default for them. */
  private static Kind required(ConfigurationValues values) {
    values.checkName(TRANSPORT, "a backend's name");
    values.require(TRANSPORT, "is missing");
    values.require(STRATEGY, "is missing");
    return new Kind(BEARER, Strategy.JWT);
  }
}
