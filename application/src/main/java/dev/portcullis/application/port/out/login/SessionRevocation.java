package dev.portcullis.application.port.out.login;

import dev.portcullis.domain.login.SessionId;

/** The sessions of a user that a change to the account ends. */
public sealed interface SessionRevocation {
  /** No session. */
  record None() implements SessionRevocation {}

  /** All sessions. */
  record All() implements SessionRevocation {}

  /** All sessions; the user's links to accounts at providers are removed, too. */
  record AllAndUnlinkProviders() implements SessionRevocation {}

  /** All sessions except {@code kept}, in which the change is made. */
  record AllExcept(SessionId kept) implements SessionRevocation {}
}
