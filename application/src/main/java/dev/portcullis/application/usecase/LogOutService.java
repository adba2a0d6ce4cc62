package dev.portcullis.application.usecase;

import dev.portcullis.application.backend.Backends;
import dev.portcullis.application.port.in.LogOut;
import dev.portcullis.application.port.out.TokenStrategy;
import dev.portcullis.domain.event.Event;
import dev.portcullis.domain.session.Caller;

/** Ends sessions, whichever backend opened them. */
public final class LogOutService implements LogOut {
  private final Backends backends;
  private final Journal journal;

  /** Ends sessions that were opened through {@code backends}. */
  public LogOutService(Backends backends, Journal journal) {
    this.backends = backends;
    this.journal = journal;
  }

  @Override
  public void logOut(Command command) {
    Caller caller = command.caller();
    for (TokenStrategy strategy : backends.strategiesOf(caller.session())) {
      strategy.revoke(caller.session());
    }
    var occasion = journal.occasion(command.client(), caller);
    journal.tell(new Event.UserLoggedOut(caller.user(), occasion));
  }
}
