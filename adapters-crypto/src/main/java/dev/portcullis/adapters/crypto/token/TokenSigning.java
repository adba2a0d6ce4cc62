package dev.portcullis.adapters.crypto.token;

import dev.portcullis.adapters.crypto.masterkey.MasterKey;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRefused;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.SigningKeys;
import java.time.InstantSource;
import java.util.Arrays;

/** Token signing and its keys. Thread-safe. */
public final class TokenSigning {
  private final TokenSettings settings;
  private final Algorithm algorithm;
  private final KeyRing keys;

  private TokenSigning(TokenSettings settings, Algorithm algorithm, KeyRing keys) {
    this.settings = settings;
    this.algorithm = algorithm;
    this.keys = keys;
  }

  /**
   * Opens token signing with the keys in {@code keys}, and adds a first key if there is none. Nodes
   * that open one store at the same time use the same key.
   *
   * @throws IllegalArgumentException when the algorithm is unknown
   * @throws MasterKeyRefused when the keys are sealed under another master key
   * @throws StoreUnavailable when the store doesn't answer
   */
  public static TokenSigning open(
      TokenSettings settings, SigningKeys keys, MasterKey masterKey, InstantSource clock) {
    Algorithm algorithm = Algorithm.named(settings.algorithm());
    return new TokenSigning(
        settings,
        algorithm,
        KeyRing.open(keys, new SigningKeyEncryption(algorithm, masterKey), clock));
  }

  /** Reports whether {@code keys} contains a key of any algorithm. */
  public static boolean hasKeys(SigningKeys keys) {
    return Arrays.stream(Algorithm.values())
        .anyMatch(algorithm -> !keys.list(algorithm.jws().getName()).isEmpty());
  }

  /** Returns the strategy that issues JWTs for the sessions in {@code sessions}. */
  public TokenStrategy strategy(Sessions sessions) {
    return new JwtTokenStrategy(settings, algorithm, keys, sessions);
  }

  /**
   * Returns the public keys as a JWK set in JSON (RFC 7517, section 5). The set is empty for HS256.
   */
  public String jwkSet() {
    return keys.publicSet();
  }
}
