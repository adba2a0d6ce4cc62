package dev.portcullis.adapters.crypto.token;

import com.nimbusds.jose.jwk.JWKSet;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRefused;
import dev.portcullis.application.port.out.operation.SigningKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing keys of one algorithm. The newest key signs; every key verifies. Keys that another node
 * has added are loaded when a token names one. Thread-safe.
 */
final class KeyRing {
  /**
   * Minimum time between two reads of the store, so that tokens with invented key ids can't
   * overload it.
   */
  static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

  private final SigningKeys store;
  private final SigningKeyEncryption safe;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();
  private Instant lastLook;
  private volatile List<SigningKey> keys;

  private KeyRing(SigningKeys store, SigningKeyEncryption safe, InstantSource clock) {
    this.store = store;
    this.safe = safe;
    this.clock = clock;
    this.lastLook = clock.instant();
    this.keys = load();
  }

  /**
   * Opens the key ring of {@code store}, and adds a first key if the store has none.
   *
   * @throws MasterKeyRefused when a stored key is sealed under another master key
   */
  static KeyRing open(SigningKeys store, SigningKeyEncryption safe, InstantSource clock) {
    return new KeyRing(store, safe, clock);
  }

  /** Returns the newest key, which signs. */
  SigningKey current() {
    return keys.getFirst();
  }

  /**
   * Returns the key with that id. Reads the store for an unknown id, but at most once per {@link
   * #BETWEEN_LOOKS}.
   */
  Optional<SigningKey> find(String id) {
    Optional<SigningKey> known = lookUp(id);
    return known.isPresent() ? known : lookAgain(id);
  }

  private Optional<SigningKey> lookUp(String id) {
    for (SigningKey key : keys) {
      if (key.id().equals(id)) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /** Reloads the keys. Concurrent callers wait for the reload in progress and use its result. */
  private Optional<SigningKey> lookAgain(String id) {
    looking.lock();
    try {
      Optional<SigningKey> learned = lookUp(id);
      if (learned.isPresent() || lookedJustNow()) {
        return learned;
      }
      lastLook = clock.instant();
      keys = load();
      return lookUp(id);
    } catch (MasterKeyRefused foreign) {
      LOG.error("Keeping the signing keys that are already loaded: {}", foreign.getMessage());
      return Optional.empty();
    } finally {
      looking.unlock();
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
  private List<SigningKey> load() {
    List<SigningKey> stored = list();
    if (!stored.isEmpty()) {
      return stored;
    }
    store.addFirst(safe.make(clock.instant()));
    return list();
  }

  private List<SigningKey> list() {
    return store.list(safe.algorithm()).stream().map(safe::unseal).toList();
  }

  /** Returns the public keys as a JWK set (RFC 7517, section 5). Symmetric keys are left out. */
  String publicSet() {
    return new JWKSet(keys.stream().map(SigningKey::jwk).toList()).toPublicJWKSet().toString();
  }
}
