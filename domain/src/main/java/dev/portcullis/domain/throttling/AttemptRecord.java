package dev.portcullis.domain.throttling;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Failed attempts and attempts in progress under one {@link AttemptKey}. An attempt reserves a
 * place before its work begins; the place becomes a failure or is returned. So no attempt goes
 * uncounted while its work lasts.
 *
 * @param failures failures in the current window
 * @param windowEnd first instant at which these failures no longer count
 * @param notBefore first instant at which a next attempt is let through
 * @param reserved attempts in progress
 * @param reservedUntil first instant at which the attempts in progress no longer count, because the
 *     process that made them has died: two minutes after the last of them began
 */
public record AttemptRecord(
    int failures, Instant windowEnd, Instant notBefore, int reserved, Instant reservedUntil) {
  /** Record without attempts. */
  public static final AttemptRecord NONE =
      new AttemptRecord(0, Instant.EPOCH, Instant.EPOCH, 0, Instant.EPOCH);

  /** Longer than an attempt takes, the queue for the password hash included. */
  private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(2);

  /**
   * Returns the instant from which on an attempt may be let through; empty if one is let through at
   * {@code now}.
   */
  public Optional<Instant> refusedUntil(AttemptBudget budget, Instant now) {
    AttemptRecord current = at(now);
    if (current.failures + current.reserved >= budget.max()) {
      return Optional.of(
          current.failures >= budget.max() ? current.windowEnd : current.reservedUntil);
    }
    if (current.failures < budget.free()) {
      return current.reserved < budget.parallel()
          ? Optional.empty()
          : Optional.of(current.reservedUntil);
    }
    if (now.isBefore(current.notBefore)) {
      return Optional.of(current.notBefore);
    }
    return current.reserved == 0 ? Optional.empty() : Optional.of(current.reservedUntil);
  }

  /** Returns the record with one more attempt in progress. */
  public AttemptRecord reserved(Instant now) {
    AttemptRecord current = at(now);
    return new AttemptRecord(
        current.failures,
        current.windowEnd,
        current.notBefore,
        current.reserved + 1,
        now.plus(LONGEST_ATTEMPT));
  }

  /** Returns the record with one more failure, of an attempt in progress if there is one. */
  public AttemptRecord failed(AttemptBudget budget, Instant now) {
    AttemptRecord current = returned(now);
    int failures = current.failures + 1;
    return new AttemptRecord(
        failures,
        current.failures == 0 ? now.plus(budget.window()) : current.windowEnd,
        now.plus(budget.waitAfter(failures)),
        current.reserved,
        current.reservedUntil);
  }

  /** Returns the record in which one attempt in progress has ended without a failure. */
  public AttemptRecord returned(Instant now) {
    AttemptRecord current = at(now);
    return new AttemptRecord(
        current.failures,
        current.windowEnd,
        current.notBefore,
        Math.max(0, current.reserved - 1),
        current.reservedUntil);
  }

  /** Returns the first instant at which this record is as good as {@link #NONE}. */
  public Instant expires() {
    Instant reservations = reserved == 0 ? Instant.EPOCH : reservedUntil;
    Instant counted = failures == 0 ? Instant.EPOCH : windowEnd;
    return reservations.isAfter(counted) ? reservations : counted;
  }

  /** Returns the record without what no longer counts at {@code now}. */
  private AttemptRecord at(Instant now) {
    boolean isWindowOver = !now.isBefore(windowEnd);
    boolean isAbandoned = !now.isBefore(reservedUntil);
    return new AttemptRecord(
        isWindowOver ? 0 : failures,
        isWindowOver ? Instant.EPOCH : windowEnd,
        isWindowOver ? Instant.EPOCH : notBefore,
        isAbandoned ? 0 : reserved,
        isAbandoned ? Instant.EPOCH : reservedUntil);
  }
}
