package dev.portcullis.adapters.crypto;

import dev.portcullis.application.port.out.Sessions;
import dev.portcullis.application.port.out.SigningKeys;
import dev.portcullis.application.port.out.TokenStrategy;
import java.time.InstantSource;

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
   * Takes the keys from {@code keys}, which gets its first one if it has none.
   *
   * @throws MasterKeyRefused when they are sealed under another master key
   */
  public static TokenSigning open(
      TokenSettings settings, SigningKeys keys, MasterKey masterKey, InstantSource clock) {
    Algorithm algorithm = Algorithm.named(settings.algorithm());
    return new TokenSigning(settings, algorithm, KeyRing.open(algorithm, keys, masterKey, clock));
  }

  /** JWTs that prove what {@code sessions} keeps. */
  public TokenStrategy strategy(Sessions sessions) {
    return new JwtTokenStrategy(settings, algorithm, keys, sessions);
  }

  /** The public keys as a JWK set (RFC 7517, section 5) in JSON. */
  public String jwkSet() {
    return keys.publicSet();
  }
}
