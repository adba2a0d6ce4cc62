package dev.portcullis.application.port.out.login;

import dev.portcullis.domain.login.SessionId;

/** Which of a user's sessions a change to the account ends. */
public sealed interface SessionRevocation {
  /** None of them. */
  record None() implements SessionRevocation {}

  /** All of them. */
  record All() implements SessionRevocation {}

  /** All of them, and the user's links to accounts at other providers go, too. */
  record AllAndUnlinkProviders() implements SessionRevocation {}

  /** All but the one in which the change is made. */
  record AllExcept(SessionId kept) implements SessionRevocation {}
}
