package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the hashes that another hasher computes. Thread-safe. */
public final class RecordingPasswordHasher implements PasswordHasher {
  private final PasswordHasher hasher;
  private final AtomicInteger hashed = new AtomicInteger();
  private final AtomicInteger matched = new AtomicInteger();

  /** Delegates to {@code hasher}. */
  public RecordingPasswordHasher(PasswordHasher hasher) {
    this.hasher = hasher;
  }

  @Override
  public PasswordHash hash(Password password) {
    hashed.incrementAndGet();
    return hasher.hash(password);
  }

  @Override
  public boolean matches(Password password, PasswordHash hash) {
    matched.incrementAndGet();
    return hasher.matches(password, hash);
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

  /** Number of hashes computed to store. */
  public int hashed() {
    return hashed.get();
  }
}
