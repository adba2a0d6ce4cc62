package dev.portcullis.adapters.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import dev.portcullis.adapters.crypto.token.Algorithm;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Verifies EdDSA with Ed25519 (RFC 8037, section 3.1) by a fast engine where there is one, which is
 * looked for when the first signature is to be verified; else by Tink, as its parent does.
 * Thread-safe.
 *
 * <p>The two agree on every key that {@link Algorithm#EDDSA} makes; of keys of small order, which
 * verify the same signature for many messages, libsodium accepts none.
 */
public final class FastEd25519Verifier extends Ed25519Verifier {
  private final byte[] publicKey;
  private final Supplier<Optional<Ed25519Engine>> fast;

  public FastEd25519Verifier(OctetKeyPair publicKey, Supplier<Optional<Ed25519Engine>> fast)
      throws JOSEException {
    super(publicKey);
    this.publicKey = publicKey.getDecodedX();
    this.fast = fast;
  }

  @Override
  public boolean verify(JWSHeader header, byte[] signedContent, Base64URL signature)
      throws JOSEException {
    Optional<Ed25519Engine> engine = fast.get();
    // Whatever is unusual about a header, the parent judges.
    if (engine.isEmpty()
        || !JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
        || header.getCriticalParams() != null) {
      return super.verify(header, signedContent, signature);
    }
    return engine.get().verify(signature.decode(), signedContent, publicKey);
  }
}
