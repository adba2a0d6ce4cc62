package dev.portcullis.adapters.persistence.transfer;

import dev.portcullis.adapters.persistence.SqlStorageProvider;
import dev.portcullis.adapters.persistence.postgres.PostgresDialect;
import dev.portcullis.adapters.persistence.sql.Dialect;
import dev.portcullis.application.port.out.operation.StorageProvider.Settings;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Bulk generator of users with one open session each: inserts a thousand rows at a time, bypassing
 * the use cases. User number {@code n} is the same in every run.
 */
public final class BulkUsers {
  private static final int ROWS_AT_A_TIME = 1_000;
  private static final long OPENED = 1_774_000_000_000_000L;
  private static final long EXPIRES = 99_999_999_999_999_999L;

  private BulkUsers() {}

  public static UUID id(int number) {
    return new UUID(0x01a2_0000_0000_7000L + ((long) number << 16), 0x8000_0000_0000_0000L);
  }

  public static UUID sessionId(int number) {
    return new UUID(0x01a3_0000_0000_7000L + ((long) number << 16), 0x8000_0000_0000_0000L);
  }

  public static String email(int number) {
    return "knight%d@camelot.example".formatted(number);
  }

  /** Returns the token hash of that user's session. */
  public static String tokenHash(int number) {
    return HexFormat.of().toHexDigits((long) number).repeat(4);
  }

  /** Inserts {@code count} users into an empty, migrated database. */
  public static void make(Settings settings, int count) {
    Dialect dialect = SqlStorageProvider.dialects().of(settings);
    CopiedTable users = table("users");
    CopiedTable sessions = table("sessions");
    try (var handle = Jdbi.create(dialect.schemaConnections(settings)).open()) {
      var side = new CopySide(dialect, handle);
      for (int first = 0; first < count; first += ROWS_AT_A_TIME) {
        List<Integer> numbers =
            IntStream.range(first, Math.min(count, first + ROWS_AT_A_TIME)).boxed().toList();
        handle.useTransaction(
            transaction -> {
              side.insert(users, numbers.stream().map(BulkUsers::user).toList());
              side.insert(sessions, numbers.stream().map(BulkUsers::session).toList());
            });
      }
      if (dialect instanceof PostgresDialect) {
        handle.execute("analyze");
      }
    }
  }

  private static CopiedTable table(String name) {
    return CopiedTable.ALL.stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Values in the order of {@link CopiedTable}'s columns. */
  private static CopiedRow user(int number) {
    return row(
        id(number),
        email(number),
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$" + "A".repeat(43),
        "{\"seat\":%d}".formatted(number),
        true,
        false,
        number % 2 == 0,
        0L,
        0L,
        null);
  }

  private static CopiedRow session(int number) {
    return row(
        sessionId(number),
        id(number),
        "database",
        tokenHash(number),
        "192.0.2.7",
        "Excalibur/1.0",
        OPENED,
        OPENED,
        EXPIRES,
        OPENED,
        "");
  }

  private static CopiedRow row(@Nullable Object... values) {
    List<Optional<Object>> row = new ArrayList<>();
    for (Object value : values) {
      row.add(Optional.ofNullable(value));
    }
    return new CopiedRow(List.copyOf(row));
  }
}
