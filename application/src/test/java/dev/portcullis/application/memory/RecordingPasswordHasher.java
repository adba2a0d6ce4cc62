package dev.portcullis.application.memory;

import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how much work another hasher is given. Thread-safe. */
public final class RecordingPasswordHasher implements PasswordHasher {
  private final PasswordHasher hasher;
  private final AtomicInteger hashed = new AtomicInteger();
  private final AtomicInteger matched = new AtomicInteger();

  /** Hands everything to {@code hasher}. */
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

  /** How many hashes were worked out until now, to keep or to compare: each costs the same. */
  public int work() {
    return hashed.get() + matched.get();
  }

  /** How many hashes were made to keep. */
  public int hashed() {
    return hashed.get();
  }
}
