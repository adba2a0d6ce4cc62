package dev.portcullis.adapters.persistence.sql;

import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Sealed signing keys with their times, in the table {@code signing_keys}. */
public final class SqlSigningKeySchedule implements SigningKeySchedule {
  static final String LIST =
      """
      select id, algorithm, created_at, sealed, coalesce(signs_from, created_at) as signs_from,
             verifies_until, longest_token, revision
      from signing_keys
      """;

  /** Of concurrent replacements, the first one changes the revision. */
  static final String CLAIM =
      """
      update signing_keys set revision = revision + 1
      where id = :id and revision = :revision
      """;

  static final String UPDATE =
      """
      update signing_keys
      set sealed = :sealed, signs_from = :signsFrom, verifies_until = :verifiesUntil,
          longest_token = :longestToken
      where id = :id
      """;

  static final String INSERT =
      """
      insert into signing_keys (id, algorithm, is_first, created_at, sealed,
                                signs_from, verifies_until, longest_token, revision)
      values (:id, :algorithm, :first, :created, :sealed, :signsFrom, :verifiesUntil, :longestToken, 0)
      """;

  static final String REMOVE = "delete from signing_keys where id = :id";

  private final Database database;

  public SqlSigningKeySchedule(Database database) {
    this.database = database;
  }

  @Override
  public List<ScheduledKey> list() {
    return database.read(
        handle ->
            handle.createQuery(LIST).map((row, context) -> key(row)).list().stream()
                .sorted(ORDER)
                .toList());
  }

  private static ScheduledKey key(ResultSet row) throws SQLException {
    var key =
        new SealedKey(
            row.getString("id"),
            row.getString("algorithm"),
            Micros.instant(row.getLong("created_at")),
            row.getString("sealed"));
    long until = row.getLong("verifies_until");
    Optional<Instant> verifiesUntil =
        row.wasNull() ? Optional.empty() : Optional.of(Micros.instant(until));
    return new ScheduledKey(
        key,
        Micros.instant(row.getLong("signs_from")),
        verifiesUntil,
        Duration.of(row.getLong("longest_token"), ChronoUnit.MICROS),
        row.getLong("revision"));
  }

  @Override
  public boolean replace(List<ScheduledKey> seen, List<ScheduledKey> changed) {
    try {
      return database.writeAtomically(
          handle -> {
            // In one order, so that concurrent replacements don't wait for each other in a circle.
            seen.stream()
                .sorted(Comparator.comparing(ScheduledKey::id))
                .forEach(key -> claim(handle, key));
            write(handle, byId(seen), byId(changed));
            return !seen.isEmpty();
          });
    } catch (ChangedMeanwhileException undone) {
      return false;
    }
  }

  private static void claim(Handle handle, ScheduledKey key) {
    int claimed =
        handle.createUpdate(CLAIM).bind("id", key.id()).bind("revision", key.revision()).execute();
    if (claimed != 1) {
      throw new ChangedMeanwhileException();
    }
  }

  private static Map<String, ScheduledKey> byId(List<ScheduledKey> keys) {
    return keys.stream().collect(Collectors.toMap(ScheduledKey::id, Function.identity()));
  }

  private static void write(
      Handle handle, Map<String, ScheduledKey> seen, Map<String, ScheduledKey> changed) {
    if (seen.isEmpty()) {
      return;
    }
    for (String id : seen.keySet()) {
      if (!changed.containsKey(id)) {
        handle.createUpdate(REMOVE).bind("id", id).execute();
      }
    }
    changed.forEach(
        (id, key) -> {
          var statement =
              seen.containsKey(id)
                  ? handle.createUpdate(UPDATE)
                  : handle
                      .createUpdate(INSERT)
                      .bind("algorithm", key.key().algorithm())
                      .bind("first", false)
                      .bind("created", Micros.micros(key.key().created()));
          statement
              .bind("id", id)
              .bind("sealed", key.key().sealed())
              .bind("signsFrom", Micros.micros(key.signsFrom()))
              .bind("verifiesUntil", key.verifiesUntil().map(Micros::micros).orElse(null))
              .bind("longestToken", key.longestToken().dividedBy(Duration.of(1, ChronoUnit.MICROS)))
              .execute();
        });
  }

  /** Thrown to roll a replacement back. */
  private static final class ChangedMeanwhileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChangedMeanwhileException() {
      super("a signing key was changed meanwhile", null, false, false);
    }
  }
}
