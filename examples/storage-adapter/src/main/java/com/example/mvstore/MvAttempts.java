package com.example.mvstore;

import dev.portcullis.application.port.out.throttling.Attempts;
import dev.portcullis.domain.throttling.AttemptKey;
import dev.portcullis.domain.throttling.AttemptRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Records of attempts. */
record MvAttempts(MvStorage storage) implements Attempts {
  /** The number of expired records that a change removes. */
  private static final int FEW = 4;

  @Override
  public AttemptRecord find(AttemptKey key) {
    return storage.act(tables -> find(tables, key));
  }

  private static AttemptRecord find(Tables tables, AttemptKey key) {
    return Optional.ofNullable(tables.attempts.get(key.value()))
        .map(Rows::attempts)
        .orElse(AttemptRecord.NONE);
  }

  @Override
  public Optional<List<AttemptRecord>> change(
      List<AttemptKey> keys,
      Instant now,
      Function<List<AttemptRecord>, Optional<List<AttemptRecord>>> change) {
    return storage.act(
        tables -> {
          tables.attemptsByExpiry.upTo(Rows.text(now), FEW).forEach(key -> drop(tables, key));
          var changed = change.apply(keys.stream().map(key -> find(tables, key)).toList());
          for (int i = 0; changed.isPresent() && i < keys.size(); i++) {
            replace(tables, keys.get(i).value(), changed.get().get(i));
          }
          return changed;
        });
  }

  private static void replace(Tables tables, String key, AttemptRecord changed) {
    drop(tables, key);
    tables.attempts.put(key, Rows.row(changed));
    tables.attemptsByExpiry.add(Rows.text(changed.expires()), key);
  }

  private static void drop(Tables tables, String key) {
    Optional.ofNullable(tables.attempts.remove(key))
        .map(Rows::attempts)
        .ifPresent(old -> tables.attemptsByExpiry.remove(Rows.text(old.expires()), key));
  }
}
