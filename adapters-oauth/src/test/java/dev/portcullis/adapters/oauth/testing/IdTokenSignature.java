package dev.portcullis.adapters.oauth.testing;

/** Signature of an ID token. */
public enum IdTokenSignature {
  /** Valid. */
  GOOD,
  /** By another key, under the provider's key id. */
  OTHER_KEY,
  /** Unsigned: {@code alg: none}. */
  NONE,
  /** HS256 with the client secret. */
  HS256_WITH_SECRET,
  /** HS256 with the public key as the secret (RFC 8725, section 2.1). */
  HS256_WITH_PUBLIC_KEY
}
