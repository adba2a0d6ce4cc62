package dev.portcullis.bootstrap.doctor;

import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.network.IpAddress;
import dev.portcullis.domain.network.TrustedProxies;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The checks of an open store.
 *
 * @param recent the latest events
 */
record StoreRules(
    Configuration configuration,
    Storage storage,
    List<EventLog.Entry> recent,
    InstantSource clock) {
  private static final int RECENT = 500;

  /** Fewer requests may come from one client by chance. */
  private static final int FEW = 20;

  private static final String PROXY_MARK = " (proxy)";
  private static final Duration SKEW = Duration.ofSeconds(2);
  private static final Duration GREAT_SKEW = Duration.ofMinutes(1);
  private static final Set<String> PROOFS_OF_MAIL = Set.of("user.verified", "user.password-reset");

  static StoreRules of(Configuration configuration, Storage storage, InstantSource clock) {
    var recent = storage.events().list(Optional.empty(), Optional.empty(), RECENT);
    return new StoreRules(configuration, storage, recent, clock);
  }

  Stream<Finding> examine() {
    return Stream.of(limits(), clocks(), proxies(), mail()).flatMap(Optional::stream);
  }

  private Optional<Finding> limits() {
    return configuration.limits().enabled() && storage.attempts().isEmpty()
        ? Optional.of(
            Finding.unsafe(
                "limits.enabled",
                "the store can't count attempts, so passwords can be guessed without a limit"))
        : Optional.empty();
  }

  /** The time that the answer took is not counted as a difference. */
  private Optional<Finding> clocks() {
    Instant before = clock.instant();
    Optional<Instant> store = storage.clock();
    Instant after = clock.instant();
    return store
        .map(
            now ->
                now.isBefore(before)
                    ? Duration.between(now, before)
                    : now.isAfter(after) ? Duration.between(after, now) : Duration.ZERO)
        .filter(skew -> skew.compareTo(SKEW) >= 0)
        .map(StoreRules::skewed);
  }

  private static Finding skewed(Duration skew) {
    String text =
        "this clock and the database's differ by %d s; synchronize all clocks (NTP)"
            .formatted(skew.toSeconds());
    return skew.compareTo(GREAT_SKEW) >= 0 ? Finding.unsafe("-", text) : Finding.unwise("-", text);
  }

  private Optional<Finding> proxies() {
    List<String> addresses =
        recent.stream()
            .map(entry -> entry.client().address())
            .filter(address -> !address.isEmpty())
            .toList();
    if (addresses.size() < FEW || addresses.stream().distinct().count() > 1) {
      return Optional.empty();
    }
    String only = addresses.getFirst();
    if (only.endsWith(PROXY_MARK) && !configuration.rest().proxies().networks().isEmpty()) {
      return Optional.of(
          Finding.unwise(
              "http.forwarded-header",
              "the proxy %s tells no client; let it write this header"
                  .formatted(only.replace(PROXY_MARK, ""))));
    }
    String address = only.replace(PROXY_MARK, "");
    return IpAddress.parse(address)
        .filter(TrustedProxies::isInternal)
        .filter(internal -> configuration.rest().proxies().networks().isEmpty())
        .map(
            internal ->
                Finding.unwise(
                    "http.trusted-proxies",
                    "all recent requests come from %s, probably a proxy; list it"
                        .formatted(address)));
  }

  private Optional<Finding> mail() {
    return configuration.smtp().isPresent()
            && recent.stream().map(EventLog.Entry::what).noneMatch(PROOFS_OF_MAIL::contains)
        ? Optional.of(
            Finding.unwise(
                "mail.smtp.url",
                "no recent event shows that mail arrives; try doctor --send-mail ADDRESS"))
        : Optional.empty();
  }
}
