package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.application.port.out.throttling.Attempts;
import dev.portcullis.domain.throttling.AttemptKey;
import dev.portcullis.domain.throttling.AttemptRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Records of attempts in the table {@code attempts}. */
public final class SqlAttempts implements Attempts {
  private static final String COLUMNS =
      "failures, window_end, not_before, reserved, reserved_until";
  static final String FIND = "select " + COLUMNS + " from attempts where name = :name";

  /** Creates the row if there is none, and locks it in any case. */
  static final String HOLD =
      """
      insert into attempts (name, failures, window_end, not_before, reserved, reserved_until,
                            expires_at)
      values (:name, 0, 0, 0, 0, 0, 0)
      on conflict (name) do update set failures = attempts.failures
      returning\s"""
          + COLUMNS;

  static final String REPLACE =
      """
      update attempts
      set failures = :failures, window_end = :windowEnd, not_before = :notBefore,
          reserved = :reserved, reserved_until = :reservedUntil, expires_at = :expires
      where name = :name
      """;

  /** Few rows at a time, so that no attempt waits for it. A row without attempts goes at once. */
  static final String FORGET =
      """
      delete from attempts where name in
        (select name from attempts where expires_at <= :now
         order by expires_at limit 4 %s)
      """;

  private final Database database;

  public SqlAttempts(Database database) {
    this.database = database;
  }

  @Override
  public AttemptRecord find(AttemptKey key) {
    return database.read(
        handle ->
            handle
                .createQuery(FIND)
                .bind("name", key.value())
                .map((row, context) -> attempts(row))
                .findOne()
                .orElse(AttemptRecord.NONE));
  }

  @Override
  public Optional<List<AttemptRecord>> change(
      List<AttemptKey> keys,
      Instant now,
      Function<List<AttemptRecord>, Optional<List<AttemptRecord>>> change) {
    return database.writeWithoutWaitingForDisk(
        handle -> {
          Map<AttemptKey, AttemptRecord> held = hold(handle, keys);
          Optional<List<AttemptRecord>> changed =
              change.apply(keys.stream().map(held::get).toList());
          changed.ifPresent(records -> replace(handle, keys, records));
          handle
              .createUpdate(FORGET.formatted(database.dialect().lockingFreeRows()))
              .bind("now", Micros.micros(now))
              .execute();
          return changed;
        });
  }

  /** Locks the rows in one order, so that no change waits for one that waits for it. */
  private static Map<AttemptKey, AttemptRecord> hold(Handle handle, List<AttemptKey> keys) {
    var held = new HashMap<AttemptKey, AttemptRecord>();
    for (AttemptKey key : keys.stream().sorted().toList()) {
      held.put(
          key,
          handle
              .createQuery(HOLD)
              .bind("name", key.value())
              .map((row, context) -> attempts(row))
              .one());
    }
    return held;
  }

  private static void replace(Handle handle, List<AttemptKey> keys, List<AttemptRecord> records) {
    for (int i = 0; i < keys.size(); i++) {
      AttemptRecord changed = records.get(i);
      handle
          .createUpdate(REPLACE)
          .bind("name", keys.get(i).value())
          .bind("failures", changed.failures())
          .bind("windowEnd", Micros.micros(changed.windowEnd()))
          .bind("notBefore", Micros.micros(changed.notBefore()))
          .bind("reserved", changed.reserved())
          .bind("reservedUntil", Micros.micros(changed.reservedUntil()))
          .bind("expires", Micros.micros(changed.expires()))
          .execute();
    }
  }

  private static AttemptRecord attempts(ResultSet row) throws SQLException {
    return new AttemptRecord(
        row.getInt("failures"),
        Micros.instant(row.getLong("window_end")),
        Micros.instant(row.getLong("not_before")),
        row.getInt("reserved"),
        Micros.instant(row.getLong("reserved_until")));
  }
}
