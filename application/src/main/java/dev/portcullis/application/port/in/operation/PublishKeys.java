package dev.portcullis.application.port.in.operation;

/** Publishes the public keys that verify tokens. */
@FunctionalInterface
public interface PublishKeys {
  /**
   * Returns a JWK set (RFC 7517, section 5) in JSON; it never contains a private or a symmetric
   * key.
   */
  String jwkSet();
}
