package com.example.mvstore;

import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Audit log. Each new entry removes a few that are too old. */
record MvEventLog(MvStorage storage) implements EventLog {
  private static final int FEW = 10;

  @Override
  public void append(Event event, Instant keptSince) {
    storage.act(
        tables -> {
          String last = tables.audit.lastKey();
          long number = last == null ? 1 : Long.parseLong(last) + 1;
          tables.auditByTime.before(Rows.text(keptSince), FEW).forEach(old -> drop(tables, old));
          return put(tables, entry(number, event));
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

  private static Entry put(Tables tables, Entry entry) {
    String key = Rows.text(entry.number());
    tables.audit.put(key, Rows.row(entry));
    tables.auditByTime.add(Rows.text(entry.at()), key);
    entry.subject().ifPresent(user -> tables.auditBySubject.add(user.toString(), key));
    return entry;
  }

  private static void drop(Tables tables, String key) {
    Entry entry = Rows.entry(tables.audit.remove(key));
    tables.auditByTime.remove(Rows.text(entry.at()), key);
    entry.subject().ifPresent(user -> tables.auditBySubject.remove(user.toString(), key));
  }

  @Override
  public List<Entry> list(Optional<UserId> subject, Optional<Long> before, int limit) {
    String end = Rows.text(before.orElse(Long.MAX_VALUE));
    return storage.act(
        tables ->
            subject
                .map(user -> tables.auditBySubject.lastBefore(user.toString(), end, limit))
                .orElseGet(() -> lastBefore(tables, end, limit))
                .stream()
                .map(key -> Rows.entry(tables.audit.get(key)))
                .toList());
  }

  private static List<String> lastBefore(Tables tables, String end, int limit) {
    var keys = new ArrayList<String>();
    String key = tables.audit.lowerKey(end);
    while (key != null && keys.size() < limit) {
      keys.add(key);
      key = tables.audit.lowerKey(key);
    }
    return keys;
  }
}
