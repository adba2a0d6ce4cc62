package dev.portcullis.application.port.out.audit;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a record of what happened: who, when, from which address, what; never a secret. It outlives
 * the users that it tells of. Thread-safe; every method throws {@link StoreUnavailable} when the
 * store doesn't answer and trying again may help.
 */
public interface EventLog {
  /**
   * One line of the record.
   *
   * @param number grows from entry to entry
   * @param what the event's name, such as {@code UserLoggedIn}
   * @param subject whose life it is
   * @param by the user who did it
   * @param details what else is worth knowing, such as the names of changed fields; maybe empty
   */
  record Entry(
      long number,
      String what,
      Optional<UserId> subject,
      Optional<UserId> by,
      Instant at,
      ClientInfo client,
      String details) {}

  /** Adds {@code event}, and removes a few entries that are older than {@code keptSince}. */
  void append(Event event, Instant keptSince);

  /**
   * At most {@code limit} entries, the newest first.
   *
   * @param subject only of that user's life; empty means of everybody's
   * @param before only with smaller numbers; empty means from the newest
   */
  List<Entry> list(Optional<UserId> subject, Optional<Long> before, int limit);
}
