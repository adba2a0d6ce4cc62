package dev.portcullis.application.usecase;

import dev.portcullis.application.backend.Backends;
import dev.portcullis.domain.session.Session;

/** Tells whether a session that a call began with is still open. */
record OpenSessions(Backends backends, Journal journal) {
  boolean isOpen(Session session) {
    var now = journal.now();
    return backends.strategiesOf(session).stream()
        .anyMatch(strategy -> strategy.isOpen(session, now));
  }
}
