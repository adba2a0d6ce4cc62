package dev.portcullis.application.port.in.operation;

import java.time.Instant;
import java.util.Optional;

/**
 * A signing key, without its secret.
 *
 * @param id the key id in tokens ({@code kid})
 * @param algorithm its name in RFC 7518 or RFC 8037, such as {@code EdDSA}
 */
public record SigningKeyDescription(String id, String algorithm, Instant created, State state) {
  /** Use of a key. Every node verifies with a key in each of these states. */
  public sealed interface State {
    /**
     * Published, and not yet used.
     *
     * @param signsFrom the first instant at which it signs
     */
    record Published(Instant signsFrom) implements State {}

    /** Signs new tokens. */
    record Signing() implements State {}

    /**
     * Verifies older tokens.
     *
     * @param until the first instant at which its tokens are void; empty if another key signs
     *     without having replaced it, because nodes started with different algorithms
     */
    record Verifying(Optional<Instant> until) implements State {}
  }
}
