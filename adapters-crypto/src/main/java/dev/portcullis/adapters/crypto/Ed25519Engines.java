package dev.portcullis.adapters.crypto;

import dev.portcullis.adapters.crypto.libsodium.Libsodium;
import dev.portcullis.adapters.crypto.libsodium.LibsodiumUnavailable;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a fast engine. */
public final class Ed25519Engines {
  private static final Logger LOG = LoggerFactory.getLogger(Ed25519Engines.class);

  /** RFC 8032, section 7.1, test 2. */
  private static final byte[] KNOWN_PRIVATE_KEY =
      HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");

  private static final byte[] KNOWN_PUBLIC_KEY =
      HexFormat.of().parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

  private static final byte[] KNOWN_MESSAGE = {0x72};
  private static final byte[] OTHER_MESSAGE = {0x73};

  private static final byte[] KNOWN_SIGNATURE =
      HexFormat.of()
          .parseHex(
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                  + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");

  private Ed25519Engines() {}

  /** Opens an engine. */
  @FunctionalInterface
  interface Opening {
    Ed25519Engine open() throws LibsodiumUnavailable;
  }

  /** Made when first asked for: native code takes a moment to load. */
  private static final class Fast {
    static final Optional<Ed25519Engine> ENGINE = proven(Libsodium::load);
  }

  /** libsodium, where that works. The first call takes a moment, and others wait for it. */
  public static Optional<Ed25519Engine> fast() {
    return Fast.ENGINE;
  }

  /** What {@code fast} opens, if that proves right; else nothing, and the log says why. */
  static Optional<Ed25519Engine> proven(Opening fast) {
    try {
      Ed25519Engine engine = fast.open();
      prove(engine);
      LOG.debug("Tokens are signed and verified by libsodium");
      return Optional.of(engine);
    } catch (LibsodiumUnavailable | RuntimeException | LinkageError reason) {
      LOG.warn(
          "Tokens are signed and verified by Tink, more slowly than by libsodium, which can't be used: {}",
          reason.getMessage());
      return Optional.empty();
    }
  }

  private static void prove(Ed25519Engine engine) throws LibsodiumUnavailable {
    byte[] signature = engine.sign(KNOWN_MESSAGE, KNOWN_PRIVATE_KEY, KNOWN_PUBLIC_KEY);
    if (!Arrays.equals(signature, KNOWN_SIGNATURE)
        || !engine.verify(KNOWN_SIGNATURE, KNOWN_MESSAGE, KNOWN_PUBLIC_KEY)
        || engine.verify(KNOWN_SIGNATURE, OTHER_MESSAGE, KNOWN_PUBLIC_KEY)) {
      throw new LibsodiumUnavailable(
          "it computes wrong signatures on this processor; please report that", null);
    }
  }
}
