package dev.portcullis.adapters.crypto.token;

import dev.portcullis.adapters.crypto.masterkey.MasterKey;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing;
import dev.portcullis.adapters.crypto.masterkey.MasterKeyRing.Sources;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Constants and factories for token tests. */
final class TokenFixtures {
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
  static final String ISSUER = "https://id.camelot.example";
  static final String AUDIENCE = "fastapi-users:auth";

  private TokenFixtures() {}

  static MasterKeyRing masterKey(int seed) {
    return MasterKeyRing.load(
        new Sources(Optional.of(base64(seed)), Optional.empty(), Path.of("never-read")),
        () -> false);
  }

  /** A master key that is being replaced by another one. */
  static MasterKeyRing masterKeys(int seed, int nextSeed) {
    return MasterKeyRing.load(
        new Sources(
            Optional.of(base64(seed)), Optional.of(base64(nextSeed)), Path.of("never-read")),
        () -> false);
  }

  private static String base64(int seed) {
    byte[] key = new byte[MasterKey.KEY_BYTES];
    Arrays.fill(key, (byte) seed);
    return Base64.getEncoder().encodeToString(key);
  }

  static TokenSettings settings(Algorithm algorithm) {
    return new TokenSettings(algorithm.jws().getName(), ISSUER, AUDIENCE);
  }
}
