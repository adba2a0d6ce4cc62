package dev.portcullis.adapters.crypto.token;

import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import dev.portcullis.application.port.out.operation.SigningKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** In-memory signing keys that tests add to and clear, as other nodes would. Counts reads. */
public final class SharedSigningKeys implements SigningKeys, SigningKeySchedule {
  private final List<ScheduledKey> newestFirst = new ArrayList<>();
  private int looks;

  @Override
  public synchronized List<ScheduledKey> list() {
    looks++;
    return newestFirst.reversed();
  }

  @Override
  public synchronized List<SealedKey> list(String algorithm) {
    return newestFirst.stream()
        .map(ScheduledKey::key)
        .filter(key -> key.algorithm().equals(algorithm))
        .toList();
  }

  @Override
  public synchronized boolean addFirst(SealedKey key) {
    if (!list(key.algorithm()).isEmpty()) {
      return false;
    }
    return newestFirst.add(ScheduledKey.first(key));
  }

  /** Replaces everything, whatever the caller has seen. */
  @Override
  public synchronized boolean replace(List<ScheduledKey> seen, List<ScheduledKey> changed) {
    newestFirst.clear();
    newestFirst.addAll(changed.reversed());
    return true;
  }

  /** Adds a key that signs from {@code signsFrom} on. */
  synchronized void addNewest(SealedKey key, Instant signsFrom) {
    newestFirst.addFirst(new ScheduledKey(key, signsFrom, Optional.empty(), Duration.ZERO, 0));
  }

  /** Ends the oldest key at {@code end}. */
  synchronized void endOldest(Instant end) {
    newestFirst.add(newestFirst.removeLast().verifyingUntil(end));
  }

  synchronized void clear() {
    newestFirst.clear();
  }

  synchronized int looks() {
    return looks;
  }
}
