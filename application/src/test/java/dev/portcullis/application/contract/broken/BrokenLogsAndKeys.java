package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.audit.EventLog;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Stores with one defect each in the event log or the signing keys. */
final class BrokenLogsAndKeys {
  private BrokenLogsAndKeys() {}

  /** Continues at the offset of the entries shown so far, and ignores entries added since. */
  static Storage pagingByOffset(Storage whole) {
    Map<Long, Integer> shownUpTo = new ConcurrentHashMap<>();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingEventLog(whole.events()) {
              @Override
              public List<Entry> list(Optional<UserId> subject, Optional<Long> before, int limit) {
                int offset = before.map(number -> shownUpTo.getOrDefault(number, 0)).orElse(0);
                List<Entry> page =
                    super.list(subject, Optional.empty(), Integer.MAX_VALUE).stream()
                        .skip(offset)
                        .limit(limit)
                        .toList();
                for (int number = 0; number < page.size(); number++) {
                  shownUpTo.put(page.get(number).number(), offset + number + 1);
                }
                return page;
              }
            });
  }

  /** Truncates a long list of fields. */
  static Storage cuttingDetails(Storage whole) {
    int width = 4_000;
    return shown(
        whole,
        entry ->
            new EventLog.Entry(
                entry.number(),
                entry.what(),
                entry.subject(),
                entry.by(),
                entry.at(),
                entry.client(),
                entry.details().substring(0, Math.min(entry.details().length(), width))));
  }

  /** Swaps actor and subject of an event. */
  static Storage mixingUpWhoDidIt(Storage whole) {
    return shown(
        whole,
        entry ->
            new EventLog.Entry(
                entry.number(),
                entry.what(),
                entry.by(),
                entry.subject(),
                entry.at(),
                entry.client(),
                entry.details()));
  }

  private static Storage shown(Storage whole, UnaryOperator<EventLog.Entry> column) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingEventLog(whole.events()) {
              @Override
              public List<Entry> list(Optional<UserId> subject, Optional<Long> before, int limit) {
                return super.list(subject, before, limit).stream().map(column).toList();
              }
            });
  }

  /** Removes a user's entries with the user. */
  static Storage forgettingTheRemoved(Storage whole) {
    Set<UserId> removed = ConcurrentHashMap.newKeySet();
    return CompositeStorage.of(whole)
        .with(
            new ForwardingEventLog(whole.events()) {
              @Override
              public List<Entry> list(Optional<UserId> subject, Optional<Long> before, int limit) {
                return super.list(subject, before, limit).stream()
                    .filter(entry -> entry.subject().filter(removed::contains).isEmpty())
                    .toList();
              }
            })
        .with(
            new ForwardingUserRepository(whole.users()) {
              @Override
              public boolean remove(UserId id) {
                removed.add(id);
                return super.remove(id);
              }
            });
  }

  /** Never deletes old entries. */
  static Storage keepingEverything(Storage whole) {
    return CompositeStorage.of(whole)
        .with(
            new ForwardingEventLog(whole.events()) {
              @Override
              public void append(Event event, Instant keptSince) {
                super.append(event, Instant.MIN);
              }
            });
  }

  /** Checks for a key with one statement and stores it with another. */
  static Storage storingTwoFirstKeys(Storage whole) {
    var meeting = RaceBarrier.of(2);
    return CompositeStorage.of(whole)
        .with(
            new ForwardingSigningKeys(whole.signingKeys()) {
              @Override
              public boolean addFirst(SealedKey key) {
                boolean first = list(key.algorithm()).isEmpty();
                meeting.join();
                super.addFirst(key);
                return first;
              }
            });
  }
}
