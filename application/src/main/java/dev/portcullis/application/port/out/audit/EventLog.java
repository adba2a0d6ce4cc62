package dev.portcullis.application.port.out.audit;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Audit log: keeps the time, user, client address and name of each event; never a secret. Entries
 * outlive their users. Thread-safe; every method throws {@link StoreUnavailable} when the store
 * doesn't answer and a retry may help.
 */
public interface EventLog {
  /**
   * One entry of the log.
   *
   * @param number grows from entry to entry
   * @param what the event's name, such as {@code UserLoggedIn}
   * @param subject the user whom the event is about
   * @param by the user who caused the event
   * @param details further facts, such as the names of changed fields; may be empty
   */
  record Entry(
      long number,
      String what,
      Optional<UserId> subject,
      Optional<UserId> by,
      Instant at,
      ClientInfo client,
      String details) {}

  /** Adds {@code event}, and removes a few entries older than {@code keptSince}. */
  void append(Event event, Instant keptSince);

  /**
   * Returns at most {@code limit} entries, the newest first.
   *
   * @param subject only events about this user; empty means about all users
   * @param before only entries with smaller numbers; empty means from the newest
   */
  List<Entry> list(Optional<UserId> subject, Optional<Long> before, int limit);
}
