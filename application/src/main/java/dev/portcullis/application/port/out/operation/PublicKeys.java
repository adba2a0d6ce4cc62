package dev.portcullis.application.port.out.operation;

/** The public keys that tokens can be checked with. Thread-safe. */
@FunctionalInterface
public interface PublicKeys {
  /** No keys. */
  PublicKeys NONE = () -> "{\"keys\":[]}";

  /** A JWK set (RFC 7517, section 5) in JSON: no private and no symmetric key, ever. */
  String jwkSet();
}
