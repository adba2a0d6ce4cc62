package dev.portcullis.adapters.crypto.token;

import dev.portcullis.adapters.crypto.masterkey.MasterKey;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRefused;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.login.Sessions;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.SigningKeys;
import java.time.InstantSource;
import java.util.Arrays;

/** The signing of tokens, and the keys for it. Thread-safe. */
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
   * Takes the keys from {@code keys}, which gets its first one if it has none. Of nodes that open
   * one store at the same time, all use the same key.
   *
   * @throws IllegalArgumentException when there is no such algorithm
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

  /** Whether {@code keys} has any, of whatever algorithm. */
  public static boolean hasKeys(SigningKeys keys) {
    return Arrays.stream(Algorithm.values())
        .anyMatch(algorithm -> !keys.list(algorithm.jws().getName()).isEmpty());
  }

  /** JWTs that prove what {@code sessions} keeps. */
  public TokenStrategy strategy(Sessions sessions) {
    return new JwtTokenStrategy(settings, algorithm, keys, sessions);
  }

  /** The public keys as a JWK set (RFC 7517, section 5) in JSON; an empty one for HS256. */
  public String jwkSet() {
    return keys.publicSet();
  }
}
