package dev.portcullis.adapters.crypto.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRefused;
import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import dev.portcullis.application.port.out.operation.SigningKeySchedule.ScheduledKey;
import dev.portcullis.application.port.out.operation.SigningKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing keys, with their times. The store's schedule decides which one signs; every key verifies
 * until its end. Changes by other nodes are loaded by {@link #refresh}, and when a token names an
 * unknown key. Thread-safe.
 */
final class KeyRing {
  /**
   * Minimum time between two reads of the store, so that tokens with invented key ids can't
   * overload it.
   */
  static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

  private final SigningKeys first;
  private final Optional<SigningKeySchedule> schedule;
  private final SigningKeyEncryption safe;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();
  private Instant lastLook;
  private volatile String problem = "";
  private volatile Loaded loaded = new Loaded(List.of(), Map.of());

  private KeyRing(
      SigningKeys first,
      Optional<SigningKeySchedule> schedule,
      SigningKeyEncryption safe,
      InstantSource clock) {
    this.first = first;
    this.schedule = schedule;
    this.safe = safe;
    this.clock = clock;
    this.lastLook = clock.instant();
    this.loaded = load();
  }

  /** The loaded keys; at least one, once the ring is open. */
  private record Loaded(List<ScheduledKey> times, Map<String, RingKey> keys) {}

  /** A key and its times. */
  record RingKey(SigningKey key, ScheduledKey times) {}

  /**
   * Opens the key ring of a store, and adds a first key if the store has none.
   *
   * @param schedule empty for a store that can't replace keys: then the newest key signs, and every
   *     key of its algorithm verifies
   * @throws MasterKeyRefused when a stored key is sealed under another master key
   */
  static KeyRing open(
      SigningKeys first,
      Optional<SigningKeySchedule> schedule,
      SigningKeyEncryption safe,
      InstantSource clock) {
    return new KeyRing(first, schedule, safe, clock);
  }

  /** Returns the key that signs now. */
  RingKey current() {
    Loaded now = loaded;
    return SigningKeySchedule.signing(now.times(), clock.instant())
        .flatMap(times -> Optional.ofNullable(now.keys().get(times.id())))
        .orElseThrow(() -> new IllegalStateException("every signing key has ended"));
  }

  /**
   * Returns the key with that id, unless it has ended at {@code now}. Reads the store for an
   * unknown id, but at most once per {@link #BETWEEN_LOOKS}.
   */
  Optional<SigningKey> find(String id, Instant now) {
    Optional<RingKey> known = lookUp(id);
    return (known.isPresent() ? known : lookAgain(id))
        .filter(key -> key.times().verifiesAt(now))
        .map(RingKey::key);
  }

  private Optional<RingKey> lookUp(String id) {
    return Optional.ofNullable(loaded.keys().get(id));
  }

  /** Reloads the keys. Concurrent callers wait for the reload in progress and use its result. */
  private Optional<RingKey> lookAgain(String id) {
    looking.lock();
    try {
      Optional<RingKey> learned = lookUp(id);
      if (learned.isPresent() || lookedJustNow()) {
        return learned;
      }
      lastLook = clock.instant();
      reload();
      return lookUp(id);
    } finally {
      looking.unlock();
    }
  }

  /** Reloads the keys and times, and the master key that encrypts them. */
  void refresh() {
    looking.lock();
    try {
      reload();
    } finally {
      looking.unlock();
    }
  }

  private void reload() {
    try {
      loaded = load();
      problem = "";
    } catch (MasterKeyRefused foreign) {
      String now = String.valueOf(foreign.getMessage());
      if (!now.equals(problem)) {
        LOG.error("Keeping the signing keys that are already loaded: {}", now);
      }
      problem = now;
    }
  }

  /** If the clock was set back, the next read isn't delayed. */
  private boolean lookedJustNow() {
    Instant now = clock.instant();
    return !now.isBefore(lastLook) && now.isBefore(lastLook.plus(BETWEEN_LOOKS));
  }

  /**
   * Returns at least one key. If several nodes find none at the same time, all use the first key
   * stored.
   */
  private Loaded load() {
    List<ScheduledKey> stored = list();
    if (stored.isEmpty()) {
      first.addFirst(safe.make(clock.instant()));
      stored = list();
    }
    // The newest key, because keys are added beside it.
    stored.stream().reduce((older, newer) -> newer).ifPresent(this::adoptMasterKey);
    return new Loaded(
        stored,
        stored.stream()
            .map(this::ringKey)
            .collect(Collectors.toMap(this::id, Function.identity())));
  }

  private List<ScheduledKey> list() {
    return schedule
        .map(SigningKeySchedule::list)
        .orElseGet(() -> first.list(safe.algorithm()).stream().map(ScheduledKey::first).toList())
        .stream()
        // A later release may sign with an algorithm that this one doesn't know.
        .filter(stored -> Algorithm.isKnown(stored.key().algorithm()))
        .sorted(SigningKeySchedule.ORDER)
        .toList();
  }

  private void adoptMasterKey(ScheduledKey newest) {
    safe.adoptMasterKeyOf(newest.key());
  }

  /** Decrypts a key only if it is new or was encrypted anew. */
  private RingKey ringKey(ScheduledKey stored) {
    return lookUp(stored.id())
        .filter(known -> known.times().key().equals(stored.key()))
        .map(known -> new RingKey(known.key(), stored))
        .orElseGet(() -> new RingKey(safe.unseal(stored.key()), stored));
  }

  private String id(RingKey key) {
    return key.times().id();
  }

  /**
   * Returns the public keys of all tokens that may be valid, now or soon, as a JWK set (RFC 7517,
   * section 5). Symmetric keys are left out.
   */
  String publicSet() {
    Loaded all = loaded;
    Instant now = clock.instant();
    List<JWK> keys =
        all.times().reversed().stream()
            .filter(times -> times.verifiesAt(now))
            .flatMap(times -> Optional.ofNullable(all.keys().get(times.id())).stream())
            .map(key -> key.key().jwk())
            .toList();
    return new JWKSet(keys).toPublicJWKSet().toString();
  }
}
