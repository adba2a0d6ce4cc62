package dev.portcullis.adapters.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies EdDSA with Ed25519 (RFC 8037, section 3.1) by libsodium where that works, else by Tink
 * as its parent does. libsodium is loaded when the first signature is to be verified. Thread-safe.
 *
 * <p>The two agree on every key that {@link Algorithm#EDDSA} makes; of keys of small order, which
 * verify the same signature for many messages, libsodium accepts none.
 */
final class FastEd25519Verifier extends Ed25519Verifier {
  private static final Logger LOG = LoggerFactory.getLogger(FastEd25519Verifier.class);

  /** RFC 8032, section 7.1, test 2. */
  private static final byte[] KNOWN_KEY =
      HexFormat.of().parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

  private static final byte[] KNOWN_MESSAGE = {0x72};
  private static final byte[] OTHER_MESSAGE = {0x73};

  private static final byte[] KNOWN_SIGNATURE =
      HexFormat.of()
          .parseHex(
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                  + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

  /** Whether a signature is that of a message, by the owner of a public key of 32 bytes. */
  @FunctionalInterface
  interface Check {
    boolean isGenuine(byte[] signature, byte[] message, byte[] publicKey);
  }

  /** Opens a check. */
  @FunctionalInterface
  interface Opening {
    Check open() throws LibsodiumUnavailable;
  }

  /** Made when first asked for: native code takes a moment to load. */
  private static final class Fast {
    static final Optional<Check> CHECK = proven(() -> Libsodium.load()::isEd25519);
  }

  private final byte[] publicKey;
  private final Supplier<Optional<Check>> fast;

  FastEd25519Verifier(OctetKeyPair publicKey) throws JOSEException {
    this(publicKey, () -> Fast.CHECK);
  }

  /** Verifies by {@code fast}, if there is one. */
  FastEd25519Verifier(OctetKeyPair publicKey, Supplier<Optional<Check>> fast) throws JOSEException {
    super(publicKey);
    this.publicKey = publicKey.getDecodedX();
    this.fast = fast;
  }

  /** What {@code fast} opens, if that proves right; else nothing, and the log says why. */
  static Optional<Check> proven(Opening fast) {
    try {
      Check check = fast.open();
      prove(check);
      LOG.debug("Signatures by EdDSA are verified by libsodium");
      return Optional.of(check);
    } catch (LibsodiumUnavailable | RuntimeException | LinkageError reason) {
      LOG.warn(
          "Signatures by EdDSA are verified by Tink, more slowly than by libsodium, which can't be used: {}",
          reason.getMessage());
      return Optional.empty();
    }
  }

  private static void prove(Check check) throws LibsodiumUnavailable {
    if (!check.isGenuine(KNOWN_SIGNATURE, KNOWN_MESSAGE, KNOWN_KEY)
        || check.isGenuine(KNOWN_SIGNATURE, OTHER_MESSAGE, KNOWN_KEY)) {
      throw new LibsodiumUnavailable(
          "it verifies signatures wrongly on this processor; please report that", null);
    }
  }

  @Override
  public boolean verify(JWSHeader header, byte[] signedContent, Base64URL signature)
      throws JOSEException {
    Optional<Check> check = fast.get();
    // Whatever is unusual about a header, the parent judges.
    if (check.isEmpty()
        || !JWSAlgorithm.EdDSA.equals(header.getAlgorithm())
        || header.getCriticalParams() != null) {
      return super.verify(header, signedContent, signature);
    }
    return check.get().isGenuine(signature.decode(), signedContent, publicKey);
  }
}
