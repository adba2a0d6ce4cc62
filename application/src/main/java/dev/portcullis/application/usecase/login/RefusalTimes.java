package dev.portcullis.application.usecase.login;

import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.port.out.account.UserRepository;
import dev.portcullis.application.port.out.account.UserRepository.UserHash;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.domain.account.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * Keeps refused log-ins alike in time, whatever software made the hash. Reads all hashes that
 * aren't the hasher's own, and tells them to the hasher: before the first log-in, and again in the
 * background when a log-in finds the last reading too old. Thread-safe.
 */
final class RefusalTimes {
  /** Age of a reading after which a log-in begins another one. */
  static final Duration MAX_AGE = Duration.ofMinutes(10);

  private static final int PAGE = 1_000;

  private final UserRepository users;
  private final PasswordHasher hasher;
  private final Executor background;
  private final Clock clock;

  /** Time of the last reading; {@link Instant#MIN} before the first one. */
  private final AtomicReference<Instant> read = new AtomicReference<>(Instant.MIN);

  RefusalTimes(UserRepository users, PasswordHasher hasher, Executor background, Clock clock) {
    this.users = users;
    this.hasher = hasher;
    this.background = background;
    this.clock = clock;
  }

  /**
   * Reads the hashes, unless the last reading is young enough. Only the first reading keeps callers
   * waiting.
   *
   * @throws StoreUnavailable when the first reading fails
   */
  void keepAlike() {
    if (read.get().equals(Instant.MIN)) {
      readFirst();
      return;
    }
    Instant now = clock.now();
    Instant last = read.get();
    if (Duration.between(last, now).compareTo(MAX_AGE) >= 0 && read.compareAndSet(last, now)) {
      readInBackground();
    }
  }

  private synchronized void readFirst() {
    if (read.get().equals(Instant.MIN)) {
      read();
      read.set(clock.now());
    }
  }

  private void readInBackground() {
    try {
      background.execute(
          () -> {
            try {
              read();
            } catch (StoreUnavailable outage) {
              // The last reading holds until the next one.
            }
          });
    } catch (RejectedExecutionException busy) {
      // The last reading holds until the next one.
    }
  }

  private void read() {
    if (!hasher.prefix().isEmpty()) {
      hasher.equalizeRefusals(
          Stream.iterate(page(Optional.empty()), page -> !page.isEmpty(), this::following)
              .flatMap(List::stream)
              .map(UserHash::hash));
    }
  }

  private List<UserHash> following(List<UserHash> page) {
    return page.size() < PAGE ? List.of() : page(Optional.of(page.getLast().user()));
  }

  private List<UserHash> page(Optional<UserId> after) {
    return users.listHashesWithout(hasher.prefix(), after, PAGE);
  }
}
