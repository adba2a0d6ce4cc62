package dev.portcullis.application.port.in.operation;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.login.Administrator;
import java.time.Duration;
import java.time.Instant;

/**
 * Replaces the signing key: publishes a new one, which signs later. Requests at the same time make
 * one new key.
 */
@FunctionalInterface
public interface RotateKeys {
  /**
   * Time after which every node knows a new key, even if its clock differs by some seconds. Nodes
   * read the keys twice in this time.
   */
  Duration NODES_NOTICE = Duration.ofSeconds(10);

  /** Replaces the key. */
  Result rotate(Command command);

  /** Administrator and mode. */
  record Command(Administrator by, Mode mode) {}

  /** Way of replacing. */
  sealed interface Mode {
    /** Keeps all tokens valid: the old key verifies until its last token has expired. */
    record Overlap(PublicationTime publication) implements Mode {}

    /**
     * Makes all tokens of the present keys void after {@link #NODES_NOTICE}, from when on the new
     * key signs. For a key that others may know.
     */
    record RevokeOthers() implements Mode {}

    /**
     * As {@link Overlap} with the default time, but only if the newest key has another algorithm
     * than the configured one.
     */
    record AdoptAlgorithm() implements Mode {}
  }

  /** Time for which a new key is published before it signs. */
  record PublicationTime(Duration value) {
    private static final Duration LONGEST = Duration.ofDays(30);

    /**
     * The default: twice the time for which responses with the published keys may be cached, so
     * that every service has the new key before it signs.
     */
    public static final PublicationTime DEFAULT = new PublicationTime(Duration.ofMinutes(10));

    /**
     * Checks the time.
     *
     * @throws InvalidInput naming {@code publish-for} unless it is from 10 seconds to 30 days
     */
    public PublicationTime {
      if (value.compareTo(NODES_NOTICE) < 0 || value.compareTo(LONGEST) > 0) {
        throw new InvalidInput("publish-for", "must be from PT10S to P30D");
      }
    }
  }

  /** Possible outcomes. {@link KeysNotReplaceable} is a further one. */
  sealed interface Result
      permits Result.Rotated, Result.AlreadyRotating, Result.Unchanged, KeysNotReplaceable {
    /**
     * The new key is published.
     *
     * @param key the new key
     * @param signsFrom the first instant at which it signs
     * @param othersVerifyUntil the first instant at which no token of another key is valid
     */
    record Rotated(SigningKeyDescription key, Instant signsFrom, Instant othersVerifyUntil)
        implements Result {}

    /** A key that doesn't sign yet is published already; nothing is changed. */
    record AlreadyRotating(SigningKeyDescription key, Instant signsFrom) implements Result {}

    /** The newest key has the configured algorithm already. */
    record Unchanged() implements Result {}
  }
}
