package dev.portcullis.application.usecase;

import dev.portcullis.application.backend.Backends;
import dev.portcullis.application.port.in.LogOut;
import dev.portcullis.application.port.out.TokenStrategy;
import dev.portcullis.domain.session.Session;

/** Ends sessions, whichever backend opened them. */
public final class LogOutService implements LogOut {
  private final Backends backends;

  /** Ends sessions that were opened through {@code backends}. */
  public LogOutService(Backends backends) {
    this.backends = backends;
  }

  @Override
  public void logOut(Command command) {
    Session session = command.caller().session();
    for (TokenStrategy strategy : backends.strategies()) {
      strategy.revoke(session);
    }
  }
}
