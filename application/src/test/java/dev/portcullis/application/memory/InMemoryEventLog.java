package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** In-memory event log. */
final class InMemoryEventLog implements EventLog {
  private final InMemoryConnection connection;

  InMemoryEventLog(InMemoryConnection connection) {
    this.connection = connection;
  }

  @Override
  public void append(Event event, Instant keptSince) {
    connection.transaction(
        tables -> {
          long number = tables.audit.isEmpty() ? 1 : tables.audit.getLast().number() + 1;
          tables.audit.removeIf(entry -> entry.at().isBefore(keptSince));
          return tables.audit.add(entry(number, event));
        });
  }

  private static Entry entry(long number, Event event) {
    EventContext context = event.context();
    return new Entry(
        number,
        event.type(),
        event.subject(),
        context.by(),
        context.at(),
        context.client(),
        event.details());
  }

  @Override
  public List<Entry> list(Optional<UserId> subject, Optional<Long> before, int limit) {
    return connection.transaction(
        tables ->
            tables.audit.reversed().stream()
                .filter(entry -> subject.isEmpty() || entry.subject().equals(subject))
                .filter(entry -> before.isEmpty() || entry.number() < before.get())
                .limit(limit)
                .toList());
  }
}
