package dev.portcullis.application.port.out.throttling;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.domain.throttling.AttemptKey;
import dev.portcullis.domain.throttling.AttemptRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps the records of attempts; all nodes see the same ones. Changes survive the end of a process.
 * They need not survive a crash of the machine, so no caller waits for the disk. Thread-safe; every
 * method throws {@link StoreUnavailable} when the store doesn't answer and a retry may help. Must
 * not be called in a transaction of the {@code Storage}.
 */
public interface Attempts {
  /**
   * Returns the record under {@code key}, or {@link AttemptRecord#NONE}. Doesn't wait for a change
   * in progress.
   */
  AttemptRecord find(AttemptKey key);

  /**
   * Replaces the records under {@code keys} in one atomic step. Of concurrent changes to one
   * record, each sees the one before. May remove other records that have expired before {@code
   * now}.
   *
   * @param keys at least one, none twice
   * @param change gets the records in the order of the keys, and returns the new ones in the same
   *     order; empty leaves all as they are. It may be run again, so it must do nothing else
   * @return what {@code change} returned
   */
  Optional<List<AttemptRecord>> change(
      List<AttemptKey> keys,
      Instant now,
      Function<List<AttemptRecord>, Optional<List<AttemptRecord>>> change);
}
