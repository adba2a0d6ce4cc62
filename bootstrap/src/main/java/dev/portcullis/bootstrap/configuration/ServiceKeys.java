package dev.portcullis.bootstrap.configuration;

import static dev.portcullis.bootstrap.configuration.Syntax.WORDS;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.login.ServiceAccount;
import dev.portcullis.domain.login.ServiceAccounts;
import dev.portcullis.domain.login.ServiceName;
import dev.portcullis.domain.login.ServicePermission;
import dev.portcullis.domain.login.TokenHash;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keys of the internal services: {@code services}. */
record ServiceKeys(ConfigurationValues values) {
  private static final int MIN_SECRET = 32;

  static final Key.Group KEYS = new Key.Group();

  private static final Syntax<String> SECRET_TEXT =
      Syntax.matching("must be at least 32 characters", "(?s).{%d,}".formatted(MIN_SECRET))
          .asSecret();

  static final Key<Optional<String>> SECRET =
      KEYS.key("services.<name>.secret", "secret with which the service calls; required")
          .optional(SECRET_TEXT);
  static final Key<Optional<String>> NEXT_SECRET =
      KEYS.key(
              "services.<name>.next-secret",
              "second secret that is accepted, while the first one is being replaced")
          .optional(SECRET_TEXT);
  static final Key<Set<ServicePermission>> MAY =
      KEYS.key(
              "services.<name>.may",
              "the calls that the service may make; `revoke` only if it is named")
          .of(
              new Syntax<>(
                  "a list; of verify, introspect, watch, revoke", false, ServiceKeys::permissions),
              "verify introspect watch");

  ServiceAccounts services() {
    List<ServiceAccount> all =
        values.names(SECRET).stream()
            .flatMap(name -> new ServiceKeys(values.named(name)).service(name).stream())
            .toList();
    return new ServiceAccounts(all, values.profile() == Profile.STRICT);
  }

  private Optional<ServiceAccount> service(String name) {
    values.checkName(SECRET, "a service's name");
    values.require(SECRET, "is missing; `openssl rand -hex 32` makes one");
    List<TokenHash> secrets =
        Stream.of(SECRET, NEXT_SECRET)
            .flatMap(key -> values.read(key).stream())
            .map(TokenHash::of)
            .toList();
    Set<ServicePermission> may = values.read(MAY);
    try {
      return Optional.of(new ServiceAccount(new ServiceName(name), secrets, may));
    } catch (InvalidInput malformed) {
      return Optional.empty();
    }
  }

  private static Set<ServicePermission> permissions(String text) {
    return WORDS.parse(text).stream()
        .map(ServiceKeys::permission)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static ServicePermission permission(String word) {
    try {
      return ServicePermission.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new InvalidInput("may", "must be a list of verify, introspect, watch, revoke");
    }
  }
}
