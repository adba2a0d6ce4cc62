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
 * The keys of one algorithm: the newest signs, each of them verifies. Keys that another node has
 * added since are learned when a token names one. Thread-safe.
 */
final class KeyRing {
  /** So that tokens with invented key ids can't keep the store busy. */
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
   * The ring of {@code store}, which gets its first key if it has none.
   *
   * @throws MasterKeyRefused when a key in it is sealed under another master key
   */
  static KeyRing open(SigningKeys store, SigningKeyEncryption safe, InstantSource clock) {
    return new KeyRing(store, safe, clock);
  }

  /** The newest, to sign with. */
  SigningKey current() {
    return keys.getFirst();
  }

  /** The key of that id, to verify with. Looks into the store for an unknown one, but seldom. */
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

  /** Whoever comes while somebody looks waits for what that one finds. */
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
      LOG.error("The signing keys are left as they were at the start: {}", foreign.getMessage());
      return Optional.empty();
    } finally {
      looking.unlock();
    }
  }

  /** A clock that was set back doesn't stop the looks. */
  private boolean lookedJustNow() {
    Instant now = clock.instant();
    return !now.isBefore(lastLook) && now.isBefore(lastLook.plus(BETWEEN_LOOKS));
  }

  /** At least one. Of nodes that find none at the same time, all get the one that was first. */
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

  /** The public parts, as a JWK set (RFC 7517, section 5). A symmetric key has none. */
  String publicSet() {
    return new JWKSet(keys.stream().map(SigningKey::jwk).toList()).toPublicJWKSet().toString();
  }
}
