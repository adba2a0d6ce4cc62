package dev.portcullis.adapters.crypto;

import com.google.crypto.tink.subtle.Ed25519Sign;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Signs by EdDSA with Ed25519 (RFC 8037, section 3.1): by a fast engine where there is one, which
 * is looked for when the first signature is to be made; else by Tink, as its parent does. Both make
 * the same. Thread-safe.
 */
public final class FastEd25519Signer extends Ed25519Signer {
  private final byte[] privateKey;
  private final byte[] publicKey;
  private final Supplier<Optional<Ed25519Engine>> fast;

  public FastEd25519Signer(OctetKeyPair key, Supplier<Optional<Ed25519Engine>> fast)
      throws JOSEException {
    super(key);
    this.privateKey = key.getDecodedD();
    this.publicKey = derived(privateKey);
    this.fast = fast;
  }

  /** Not what is said to belong to it: signed with another's, a key could be found out. */
  private static byte[] derived(byte[] privateKey) throws JOSEException {
    try {
      return Ed25519Sign.KeyPair.newKeyPairFromSeed(privateKey).getPublicKey();
    } catch (GeneralSecurityException | IllegalArgumentException unusable) {
      throw new JOSEException("no private key of Ed25519", unusable);
    }
  }

  @Override
  public Base64URL sign(JWSHeader header, byte[] signingInput) throws JOSEException {
    Optional<Ed25519Engine> engine = fast.get();
    // Whatever is unusual about a header, the parent judges.
    return engine.isEmpty() || !JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
        ? super.sign(header, signingInput)
        : Base64URL.encode(engine.get().sign(signingInput, privateKey, publicKey));
  }
}
