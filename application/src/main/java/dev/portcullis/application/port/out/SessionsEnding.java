package dev.portcullis.application.port.out;

import dev.portcullis.domain.session.SessionId;

/** Which of a user's sessions a change to the account ends. */
public sealed interface SessionsEnding {
  /** None of them. */
  record None() implements SessionsEnding {}

  /** All of them. */
  record All() implements SessionsEnding {}

  /** All of them, and the user's links to accounts at other providers go, too. */
  record AllWithLinks() implements SessionsEnding {}

  /** All but the one in which the change is made. */
  record AllBut(SessionId kept) implements SessionsEnding {}
}
