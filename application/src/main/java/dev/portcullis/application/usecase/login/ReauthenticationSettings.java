package dev.portcullis.application.usecase.login;

import java.time.Duration;

/**
 * Operator's settings against the use of stolen tokens.
 *
 * @param requiresCurrentPassword whether users must send the current password to change the
 *     password or the e-mail address
 * @param requiresFreshLink whether users must have logged in recently to link an account at a
 *     provider
 * @param freshFor the age from which on a log-in is no longer recent
 */
public record ReauthenticationSettings(
    boolean requiresCurrentPassword, boolean requiresFreshLink, Duration freshFor) {
  /** No requirements. */
  public static final ReauthenticationSettings DEFAULT =
      new ReauthenticationSettings(false, false, Duration.ofMinutes(15));
}
