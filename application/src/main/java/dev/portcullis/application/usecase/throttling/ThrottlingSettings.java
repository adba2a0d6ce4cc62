package dev.portcullis.application.usecase.throttling;

import dev.portcullis.domain.throttling.AttemptBudget;
import java.time.Duration;

/**
 * Operator's limits on attempts.
 *
 * @param enabled whether there are limits at all
 * @param account failed attempts to log in with one name
 * @param device failed attempts to log in to one account from one of its known devices
 * @param networkFailures failed attempts to log in from one network
 * @param registrations registrations from one network
 * @param mails requests for a mail from one network
 */
public record ThrottlingSettings(
    boolean enabled,
    AttemptBudget account,
    AttemptBudget device,
    AttemptBudget networkFailures,
    AttemptBudget registrations,
    AttemptBudget mails) {
  private static final int PARALLEL = 64;
  private static final int DEVICE_FAILURES = 20;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOUR = Duration.ofHours(1);

  /** No limits. */
  public static final ThrottlingSettings OFF = of(10, 100, 100, 200, 300).disabled();

  /**
   * Returns limits.
   *
   * @param freeFailures failures of one name before attempts have to wait
   * @param failuresPerDay failures of one name within a day
   * @param networkFailures failures of one network within an hour
   * @param registrations registrations of one network within an hour
   * @param mails requests for a mail of one network within an hour
   */
  public static ThrottlingSettings of(
      int freeFailures, int failuresPerDay, int networkFailures, int registrations, int mails) {
    return new ThrottlingSettings(
        true,
        new AttemptBudget(freeFailures, failuresPerDay, PARALLEL, DAY),
        AttemptBudget.unpaced(DEVICE_FAILURES, DAY),
        AttemptBudget.unpaced(networkFailures, HOUR),
        AttemptBudget.unpaced(registrations, HOUR),
        AttemptBudget.unpaced(mails, HOUR));
  }

  private ThrottlingSettings disabled() {
    return new ThrottlingSettings(false, account, device, networkFailures, registrations, mails);
  }
}
