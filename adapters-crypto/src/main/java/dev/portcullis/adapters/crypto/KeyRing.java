package dev.portcullis.adapters.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import dev.portcullis.application.port.out.SigningKeys;
import dev.portcullis.application.port.out.SigningKeys.SealedKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The keys of one algorithm: the newest signs, each of them verifies. Keys that another node has
 * added since are learned when a token names one. Thread-safe.
 */
final class KeyRing {
  /** So that tokens with invented key ids can't keep the store busy. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final Algorithm algorithm;
  private final SigningKeys store;
  private final MasterKey masterKey;
  private final InstantSource clock;
  private final AtomicReference<Instant> lastLook;
  private volatile List<SigningKey> keys;

  private KeyRing(
      Algorithm algorithm, SigningKeys store, MasterKey masterKey, InstantSource clock) {
    this.algorithm = algorithm;
    this.store = store;
    this.masterKey = masterKey;
    this.clock = clock;
    this.lastLook = new AtomicReference<>(clock.instant());
    this.keys = List.of();
  }

  /** The ring of {@code store}, which gets its first key if it has none. */
  static KeyRing open(
      Algorithm algorithm, SigningKeys store, MasterKey masterKey, InstantSource clock) {
    var ring = new KeyRing(algorithm, store, masterKey, clock);
    ring.keys = ring.load();
    if (ring.keys.isEmpty()) {
      // Whoever comes second adds nothing and finds the other's key.
      store.addFirst(ring.make());
      ring.keys = ring.load();
    }
    return ring;
  }

  /** The newest, to sign with. */
  SigningKey current() {
    return keys.getFirst();
  }

  /** The key of that id, to verify with. */
  Optional<SigningKey> find(String id) {
    Optional<SigningKey> known = lookUp(id);
    if (known.isPresent() || !mayLookAgain()) {
      return known;
    }
    keys = load();
    return lookUp(id);
  }

  private Optional<SigningKey> lookUp(String id) {
    return keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  private boolean mayLookAgain() {
    Instant now = clock.instant();
    Instant last = lastLook.get();
    return !now.isBefore(last.plus(BETWEEN_LOOKS)) && lastLook.compareAndSet(last, now);
  }

  /** The public parts, as a JWK set (RFC 7517, section 5). A symmetric key has none. */
  String publicSet() {
    return new JWKSet(keys.stream().map(SigningKey::jwk).toList()).toPublicJWKSet().toString();
  }

  private SealedKey make() {
    try {
      JWK jwk =
          algorithm
              .generator()
              .keyIDFromThumbprint(true)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(algorithm.jws())
              .generate();
      String sealed = masterKey.seal(jwk.toJSONString().getBytes(UTF_8), context(jwk.getKeyID()));
      Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      return new SealedKey(jwk.getKeyID(), algorithm.jws().getName(), now, sealed);
    } catch (JOSEException impossible) {
      throw new IllegalStateException("can't make a signing key", impossible);
    }
  }

  private List<SigningKey> load() {
    return store.list(algorithm.jws().getName()).stream().map(this::unseal).toList();
  }

  private SigningKey unseal(SealedKey sealed) {
    byte[] json =
        masterKey
            .open(sealed.sealed(), context(sealed.id()))
            .orElseThrow(
                () ->
                    new MasterKeyRefused(
                        "The store's signing keys are sealed under another master key: set"
                            + " PORTCULLIS_MASTER_KEY to it on every node, or copy master.key"
                            + " from the data directory of the node that made them",
                        null));
    try {
      return SigningKey.of(algorithm, JWK.parse(new String(json, UTF_8)));
    } catch (ParseException damaged) {
      throw new IllegalStateException("damaged signing key " + sealed.id(), damaged);
    }
  }

  private String context(String keyId) {
    return "signing-key:" + algorithm.jws().getName() + ":" + keyId;
  }
}
