package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Forwards to another store's event log; subclasses add a defect. */
class ForwardingEventLog implements EventLog {
  private final EventLog whole;

  ForwardingEventLog(EventLog whole) {
    this.whole = whole;
  }

  @Override
  public void append(Event event, Instant keptSince) {
    whole.append(event, keptSince);
  }

  @Override
  public List<Entry> list(Optional<UserId> subject, Optional<Long> before, int limit) {
    return whole.list(subject, before, limit);
  }
}
