package dev.portcullis.application.usecase.login;

import dev.portcullis.application.usecase.Journal;
import dev.portcullis.domain.login.Session;

/** Tells whether a session that a call began with is still open. */
public record SessionLiveness(Backends backends, Journal journal) {
  public boolean isOpen(Session session) {
    var now = journal.now();
    return backends.strategiesOf(session).stream()
        .anyMatch(strategy -> strategy.isOpen(session, now));
  }
}
