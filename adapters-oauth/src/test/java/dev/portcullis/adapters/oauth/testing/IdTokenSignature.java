package dev.portcullis.adapters.oauth.testing;

/** How an ID token is signed. */
public enum IdTokenSignature {
  /** As it should be. */
  GOOD,
  /** By somebody else, who says that it is the provider's key. */
  OTHER_KEY,
  /** Not at all: {@code alg: none}. */
  NONE,
  /** By HS256 with the client's secret. */
  HS256_WITH_SECRET,
  /** By HS256 with the public key, which everybody knows (RFC 8725, section 2.1). */
  HS256_WITH_PUBLIC_KEY
}
