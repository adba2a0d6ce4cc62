package dev.portcullis.adapters.crypto.token;

import dev.portcullis.adapters.crypto.masterkey.MasterKey;
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

  static MasterKey masterKey(int seed) {
    byte[] key = new byte[MasterKey.KEY_BYTES];
    Arrays.fill(key, (byte) seed);
    return MasterKey.load(
        Optional.of(Base64.getEncoder().encodeToString(key)), Path.of("never-read"), () -> false);
  }

  static TokenSettings settings(Algorithm algorithm) {
    return new TokenSettings(algorithm.jws().getName(), ISSUER, AUDIENCE);
  }
}
