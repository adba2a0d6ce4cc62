package dev.portcullis.adapters.crypto.token;

/**
 * Settings for JWTs.
 *
 * @param algorithm {@code EdDSA}, {@code ES256}, {@code RS256} or {@code HS256}
 * @param issuer the claim {@code iss}
 * @param audience the claim {@code aud}
 */
public record TokenSettings(String algorithm, String issuer, String audience) {}
