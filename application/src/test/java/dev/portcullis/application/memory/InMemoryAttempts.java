package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.throttling.Attempts;
import dev.portcullis.domain.throttling.AttemptKey;
import dev.portcullis.domain.throttling.AttemptRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** In-memory records of attempts. */
final class InMemoryAttempts implements Attempts {
  private final InMemoryConnection connection;

  InMemoryAttempts(InMemoryConnection connection) {
    this.connection = connection;
  }

  @Override
  public AttemptRecord find(AttemptKey key) {
    return connection.transaction(tables -> find(tables, key));
  }

  private static AttemptRecord find(InMemoryTables tables, AttemptKey key) {
    return tables.attempts.getOrDefault(key, AttemptRecord.NONE);
  }

  @Override
  public Optional<List<AttemptRecord>> change(
      List<AttemptKey> keys,
      Instant now,
      Function<List<AttemptRecord>, Optional<List<AttemptRecord>>> change) {
    return connection.transaction(
        tables -> {
          Optional<List<AttemptRecord>> changed =
              change.apply(keys.stream().map(key -> find(tables, key)).toList());
          for (int i = 0; changed.isPresent() && i < keys.size(); i++) {
            tables.attempts.put(keys.get(i), changed.get().get(i));
          }
          return changed;
        });
  }
}
