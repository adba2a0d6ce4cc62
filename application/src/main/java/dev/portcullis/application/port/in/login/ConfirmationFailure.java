package dev.portcullis.application.port.in.login;

import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.failure.TooManyAttempts;
import java.time.Duration;
import java.util.Optional;

/**
 * Reason why a change isn't made: it isn't proven that the user asks for it, and not another person
 * who holds the user's token.
 */
public sealed interface ConfirmationFailure extends Rejection {
  /** The current password is wrong or missing. */
  record CurrentPasswordWrong() implements ConfirmationFailure {
    @Override
    public ErrorCode code() {
      return ErrorCode.CURRENT_PASSWORD_WRONG;
    }
  }

  /**
   * The log-in is too old.
   *
   * @param freshFor the age that the log-in must not reach
   */
  record LogInTooOld(Duration freshFor) implements ConfirmationFailure {
    @Override
    public ErrorCode code() {
      return ErrorCode.REAUTHENTICATION_REQUIRED;
    }

    @Override
    public Optional<Duration> maxAge() {
      return Optional.of(freshFor);
    }
  }

  /** Too many attempts failed; the password was not looked at. */
  record TooMany(Duration waiting) implements ConfirmationFailure, TooManyAttempts {}
}
