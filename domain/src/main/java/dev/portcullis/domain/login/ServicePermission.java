package dev.portcullis.domain.login;

/** Calls that an internal service may make. */
public enum ServicePermission {
  /** Verifying tokens over gRPC. */
  VERIFY,
  /** Introspecting tokens (RFC 7662). */
  INTROSPECT,
  /** Following the feed of ended sessions. */
  WATCH,
  /** Revoking tokens (RFC 7009). */
  REVOKE
}
