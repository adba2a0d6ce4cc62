package dev.portcullis.application.port.in;

import dev.portcullis.domain.session.Caller;

/** Ends the caller's session: every token that proves it is worthless from now on, everywhere. */
@FunctionalInterface
public interface LogOut {
  /** Ends it; once it is over, doing so again changes nothing. */
  void logOut(Command command);

  /** Whose session. */
  record Command(Caller caller) {}
}
