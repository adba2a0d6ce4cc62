package dev.portcullis.bootstrap.configuration;

import dev.portcullis.adapters.crypto.token.TokenSettings;
import java.net.URI;
import java.util.Set;

/** The keys below {@code token}. */
record TokenKeys(Values values) {
  private static final Set<String> ALGORITHMS = Set.of("EdDSA", "ES256", "RS256", "HS256");

  TokenSettings read(URI publicUrl) {
    String algorithm = values.text("token.algorithm", "EdDSA");
    if (!ALGORITHMS.contains(algorithm)) {
      values.wrong("token.algorithm", "must be one of EdDSA, ES256, RS256, HS256");
    }
    return new TokenSettings(
        algorithm,
        values.text("token.issuer", publicUrl.toString()),
        values.text("token.audience", "fastapi-users:auth"));
  }
}
