package dev.portcullis.application.port.in.operation;

/** Shows everybody the public keys that tokens can be checked with. */
@FunctionalInterface
public interface PublishKeys {
  /** A JWK set (RFC 7517, section 5) in JSON: no private and no symmetric key, ever. */
  String jwkSet();
}
