package dev.portcullis.architecture.broken.domain.account;

import java.time.Instant;
import java.time.InstantSource;

/** A domain type that reads the system clock. */
final class UserThatReadsTheClock {
  private UserThatReadsTheClock() {}

  static Instant createdAt() {
    return Instant.now();
  }

  static Instant updatedAt() {
    return InstantSource.system().instant();
  }

  static long age() {
    return System.nanoTime();
  }
}
