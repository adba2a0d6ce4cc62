package dev.portcullis.application.port.out.operation;

/** The public keys that verify tokens. Thread-safe. */
@FunctionalInterface
public interface PublicKeys {
  /** No keys. */
  PublicKeys NONE = () -> "{\"keys\":[]}";

  /**
   * Returns a JWK set (RFC 7517, section 5) in JSON; it never contains a private or a symmetric
   * key.
   */
  String jwkSet();
}
