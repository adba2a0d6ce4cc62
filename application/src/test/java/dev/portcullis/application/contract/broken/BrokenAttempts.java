package dev.portcullis.application.contract.broken;

import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.throttling.Attempts;
import dev.portcullis.domain.throttling.AttemptKey;
import dev.portcullis.domain.throttling.AttemptRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Stores with one defect each in their records of attempts. */
final class BrokenAttempts {
  private BrokenAttempts() {}

  /** Decides on what one statement has read, and writes with another. */
  static Storage decidedBeforeTheyAreCounted(Storage whole) {
    Attempts intact = whole.attempts().orElseThrow();
    var meeting = RaceBarrier.of(2);
    return CompositeStorage.of(whole)
        .with(
            new Attempts() {
              @Override
              public AttemptRecord find(AttemptKey key) {
                return intact.find(key);
              }

              @Override
              public Optional<List<AttemptRecord>> change(
                  List<AttemptKey> keys,
                  Instant now,
                  Function<List<AttemptRecord>, Optional<List<AttemptRecord>>> change) {
                var decided = change.apply(keys.stream().map(this::find).toList());
                meeting.join();
                return intact.change(keys, now, before -> decided);
              }
            });
  }

  /** Keeps only the records that were changed last. */
  static Storage forgottenTooEarly(Storage whole) {
    Attempts intact = whole.attempts().orElseThrow();
    var last = new AtomicReference<List<AttemptKey>>(List.of());
    return CompositeStorage.of(whole)
        .with(
            new Attempts() {
              @Override
              public AttemptRecord find(AttemptKey key) {
                return last.get().contains(key) ? intact.find(key) : AttemptRecord.NONE;
              }

              @Override
              public Optional<List<AttemptRecord>> change(
                  List<AttemptKey> keys,
                  Instant now,
                  Function<List<AttemptRecord>, Optional<List<AttemptRecord>>> change) {
                last.set(keys);
                return intact.change(keys, now, change);
              }
            });
  }
}
