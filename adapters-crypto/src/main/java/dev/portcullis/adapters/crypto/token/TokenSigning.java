package dev.portcullis.adapters.crypto.token;

import dev.portcullis.adapters.crypto.masterkey.MasterKeyRefused;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.SigningKeyFactory;
import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import dev.portcullis.application.port.out.operation.SigningKeys;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/** Token signing and its keys. Thread-safe. */
public final class TokenSigning {
  private final TokenSettings settings;
  private final SigningKeyEncryption factory;
  private final KeyRing keys;

  private TokenSigning(TokenSettings settings, SigningKeyEncryption factory, KeyRing keys) {
    this.settings = settings;
    this.factory = factory;
    this.keys = keys;
  }

  /**
   * Opens token signing with the keys in {@code keys}, and adds a first key if there is none. Nodes
   * that open one store at the same time use the same key.
   *
   * @param schedule the times of the keys; empty for a store that can't replace keys
   * @throws IllegalArgumentException when the algorithm is unknown
   * @throws MasterKeyRefused when the keys are sealed under another master key
   * @throws StoreUnavailable when the store doesn't answer
   */
  public static TokenSigning open(
      TokenSettings settings,
      SigningKeys keys,
      Optional<SigningKeySchedule> schedule,
      MasterKeyRing masterKeys,
      InstantSource clock) {
    var factory = new SigningKeyEncryption(Algorithm.named(settings.algorithm()), masterKeys);
    return new TokenSigning(settings, factory, KeyRing.open(keys, schedule, factory, clock));
  }

  /** Reports whether {@code keys} contains a key of any algorithm. */
  public static boolean hasKeys(SigningKeys keys) {
    return Arrays.stream(Algorithm.values())
        .anyMatch(algorithm -> !keys.list(algorithm.jws().getName()).isEmpty());
  }

  /** Returns the strategy that issues JWTs for the sessions in {@code sessions}. */
  public TokenStrategy strategy(Sessions sessions) {
    return new JwtTokenStrategy(settings, keys, sessions);
  }

  /** Returns the generator of further keys of the configured algorithm. */
  public SigningKeyFactory keyFactory() {
    return factory;
  }

  /**
   * Returns a generator of keys that seals them by {@code masterKeys}.
   *
   * @throws IllegalArgumentException when the algorithm is unknown
   */
  public static SigningKeyFactory keyFactory(TokenSettings settings, MasterKeyRing masterKeys) {
    return new SigningKeyEncryption(Algorithm.named(settings.algorithm()), masterKeys);
  }

  /**
   * Makes {@code masterKeys} encrypt with the master key of the newest key in {@code schedule}, if
   * there is one.
   *
   * @throws MasterKeyRefused when it is sealed under another master key
   * @throws StoreUnavailable when the store doesn't answer
   */
  public static void adoptMasterKey(SigningKeySchedule schedule, MasterKeyRing masterKeys) {
    var safe = new SigningKeyEncryption(Algorithm.EDDSA, masterKeys);
    schedule.list().stream()
        .max(SigningKeySchedule.ORDER)
        .ifPresent(newest -> safe.adoptMasterKeyOf(newest.key()));
  }

  /**
   * Loads changes of the keys, and of the master key, by other processes. Call this at least every
   * five seconds.
   *
   * @throws StoreUnavailable when the store doesn't answer; the loaded keys stay in use
   */
  public void refresh() {
    factory.masterKeys().reload();
    keys.refresh();
  }

  /**
   * Returns the public keys as a JWK set in JSON (RFC 7517, section 5). The set is empty for HS256.
   */
  public String jwkSet() {
    return keys.publicSet();
  }
}
