package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.password.HashOrigin;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Counts the hashes that another hasher computes. Thread-safe. */
public final class RecordingPasswordHasher implements PasswordHasher {
  private final PasswordHasher hasher;
  private final AtomicInteger hashed = new AtomicInteger();
  private final AtomicInteger matched = new AtomicInteger();
  private volatile List<PasswordHash> equalized = List.of();
  private final Set<HashOrigin> origins = ConcurrentHashMap.newKeySet();

  /** Delegates to {@code hasher}. */
  public RecordingPasswordHasher(PasswordHasher hasher) {
    this.hasher = hasher;
  }

  @Override
  public PasswordHash hash(Password password, HashOrigin origin) {
    hashed.incrementAndGet();
    origins.add(origin);
    return hasher.hash(password, origin);
  }

  @Override
  public boolean matches(Password password, PasswordHash hash, HashOrigin origin) {
    matched.incrementAndGet();
    origins.add(origin);
    return hasher.matches(password, hash, origin);
  }

  @Override
  public void equalizeRefusals(Stream<PasswordHash> stored) {
    equalized = stored.toList();
    hasher.equalizeRefusals(equalized.stream());
  }

  @Override
  public String prefix() {
    return hasher.prefix();
  }

  @Override
  public boolean isReadable(PasswordHash hash) {
    return hasher.isReadable(hash);
  }

  @Override
  public boolean isOutdated(PasswordHash hash) {
    return hasher.isOutdated(hash);
  }

  /** Number of hashes computed so far, to store or to compare; each has the same cost. */
  public int work() {
    return hashed.get() + matched.get();
  }

  /** Returns the hashes that refusals are as slow as. */
  public List<PasswordHash> equalized() {
    return equalized;
  }

  /** Returns the origins of all hashes so far. */
  public Set<HashOrigin> origins() {
    return Set.copyOf(origins);
  }

  /** Number of hashes computed to store. */
  public int hashed() {
    return hashed.get();
  }
}
