package dev.portcullis.application.port.in;

import dev.portcullis.domain.session.Caller;
import dev.portcullis.domain.session.Client;

/** Ends the caller's session: every token that proves it is worthless from now on, everywhere. */
@FunctionalInterface
public interface LogOut {
  /** Ends it; once it is over, doing so again changes nothing. */
  void logOut(Command command);

  /** Whose session, and from where. */
  record Command(Caller caller, Client client) {}
}
