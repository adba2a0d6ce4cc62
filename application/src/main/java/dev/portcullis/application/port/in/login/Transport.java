package dev.portcullis.application.port.in.login;

/** Transport of a token between a client and an edge. */
public enum Transport {
  /** In the {@code Authorization} header or metadata (RFC 6750, section 2.1). */
  BEARER,
  /** In a cookie (RFC 6265); for browsers, so over REST only. */
  COOKIE
}
