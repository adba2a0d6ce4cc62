package dev.portcullis.bootstrap.doctor;

import static dev.portcullis.bootstrap.doctor.Rule.unsafe;
import static dev.portcullis.bootstrap.doctor.Rule.unwise;

import dev.portcullis.adapters.crypto.password.Argon2Parameters;
import dev.portcullis.adapters.mail.smtp.SmtpServer.Encryption;
import dev.portcullis.application.port.out.password.DeniedPasswords;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.configuration.Configuration.ConfiguredBackend;
import dev.portcullis.bootstrap.configuration.Configuration.Strategy;
import dev.portcullis.bootstrap.configuration.Exposure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The checks of the settings. A new one is one entry. */
final class SettingsRules {
  private static final int LEAST_PASSWORD = 8;
  private static final int GOOD_PASSWORD = 12;
  private static final Duration DAY = Duration.ofDays(1);

  /** NIST SP 800-63B-4, section 2.1.3: reauthentication at assurance level 1. */
  private static final Duration LONGEST_SESSION = Duration.ofDays(30);

  /** OWASP's least memory in KiB for each number of iterations, at one lane. */
  private static final NavigableMap<Integer, Integer> LEAST_MEMORY =
      new TreeMap<>(Map.of(1, 47_104, 2, 19_456, 3, 12_288, 4, 9_216, 5, 7_168));

  static final List<Rule> ALL =
      List.of(
          unsafe(
              "mail.transport",
              "log: links that reset passwords are written to the log; set smtp",
              all -> all.smtp().isEmpty()),
          unsafe(
              "mail.smtp.url",
              "links travel unencrypted to the mail server; use smtps: or starttls=required",
              all -> sendsMail(all, Encryption.NONE)),
          unwise(
              "mail.smtp.url",
              "any server may pretend to be the mail server; use smtps: or starttls=required",
              all -> sendsMail(all, Encryption.OPPORTUNISTIC)),
          unsafe(
              "public-url",
              "http: passwords and tokens travel unencrypted; put TLS in front, and set https",
              all ->
                  !Exposure.isEncrypted(all.rest().publicUrl())
                      && !Exposure.isLoopback(all.rest().publicUrl())),
          unsafe(
              "http.host",
              "beyond this machine without TLS; put TLS in front, and set an https public-url",
              all -> isExposed(all, all.rest().host())),
          unsafe(
              "grpc.host",
              "beyond this machine without TLS; put TLS in front, and set an https public-url",
              all -> isExposed(all, all.grpc().host())),
          unsafe(
              "cookie.secure",
              "false: browsers send the user's token over plain HTTP; set true",
              all -> !all.rest().cookie().secure()),
          unwise(
              "cookie.domain",
              "every host of the domain gets the user's token; unset it",
              all -> all.rest().cookie().domain().isPresent()),
          unsafe(
              "redis.url",
              "redis: sessions travel unencrypted to another machine; use rediss:",
              all ->
                  all.redis()
                      .filter(redis -> !redis.address().tls())
                      .filter(redis -> !Exposure.isLoopback(redis.address().host()))
                      .isPresent()),
          SettingsRules::storeRisks,
          unsafe(
              "limits.enabled",
              "false: passwords can be guessed without a limit; set true",
              all -> !all.limits().enabled()),
          unsafe(
              "password.min-length",
              "below 8: such passwords are guessed quickly; set 12 or more",
              all -> all.passwords().minLength() < LEAST_PASSWORD),
          unwise(
              "password.min-length",
              "below 12; NIST SP 800-63B-4 wants 15 where the password is the only factor",
              all ->
                  all.passwords().minLength() >= LEAST_PASSWORD
                      && all.passwords().minLength() < GOOD_PASSWORD),
          unsafe(
              "password.denied",
              "none: users may choose password and 12345678; set known",
              all -> all.passwords().denied().equals(DeniedPasswords.NONE)),
          unsafe(
              "password.argon2.memory-kib",
              "a hash costs less than OWASP's least; use 19456 KiB and 2 iterations",
              all -> isBelowLeast(all.passwords().argon2())),
          unwise(
              "services.<name>.secret",
              "no services: every client of gRPC may verify tokens; give each service a secret",
              all -> all.services().areOpen()),
          unwise(
              "grpc.reflection",
              "true: gRPC describes itself to every client; set false",
              all -> all.grpc().reflection()),
          unwise(
              "docs.enabled",
              "true: REST describes itself to every client; set false",
              all -> all.rest().docs()),
          SettingsRules::lifetimes,
          unwise(
              "verification.lifetime",
              "a link in an old mail works for more than a day; set PT1H",
              all -> all.oneTimeLifetimes().verification().compareTo(DAY) > 0),
          unwise(
              "reset.lifetime",
              "a link that resets a password works for more than a day; set PT1H",
              all -> all.oneTimeLifetimes().reset().compareTo(DAY) > 0),
          SettingsRules::providers);

  private SettingsRules() {}

  private static boolean sendsMail(Configuration configuration, Encryption encryption) {
    return configuration
        .smtp()
        .filter(smtp -> smtp.server().encryption() == encryption)
        .filter(smtp -> !Exposure.isLoopback(smtp.server().host()))
        .isPresent();
  }

  private static boolean isExposed(Configuration configuration, String host) {
    return !Exposure.isLoopback(host) && !Exposure.isEncrypted(configuration.rest().publicUrl());
  }

  private static boolean isBelowLeast(Argon2Parameters parameters) {
    var entry = LEAST_MEMORY.floorEntry(parameters.iterations());
    return entry != null && parameters.memoryKib() < entry.getValue();
  }

  private static Stream<Finding> storeRisks(Configuration configuration) {
    var database = configuration.database();
    return configuration.storageProviders().serving(database.url()).risks(database).stream()
        .map(risk -> Finding.of("database.url", risk));
  }

  private static Stream<Finding> lifetimes(Configuration configuration) {
    return configuration.backends().stream()
        .filter(backend -> backend.description().lifetime().compareTo(longest(backend)) > 0)
        .map(
            backend ->
                Finding.unwise(
                    "auth.backends.%s.lifetime".formatted(backend.description().name()),
                    "a stolen token works for more than %d days; set less"
                        .formatted(longest(backend).toDays())
                        .replace("1 days", "a day")));
  }

  private static Duration longest(ConfiguredBackend backend) {
    return backend.strategy() == Strategy.JWT ? DAY : LONGEST_SESSION;
  }

  private static Stream<Finding> providers(Configuration configuration) {
    return configuration.providers().stream()
        .filter(provider -> provider.settings().trust().verifiedByDefault())
        .map(
            provider ->
                Finding.unwise(
                    "oauth.providers.%s.verified-by-default".formatted(provider.client().name()),
                    "true: addresses count as verified that the provider didn't verify; set"
                        + " false"));
  }
}
