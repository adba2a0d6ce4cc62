package dev.portcullis.benchmarks.ceiling;

import dev.portcullis.adapters.crypto.password.Argon2Parameters;
import dev.portcullis.adapters.crypto.password.Argon2PasswordHasher;
import dev.portcullis.benchmarks.load.Client;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.domain.password.Password;
import org.HdrHistogram.Histogram;

/** Hashes passwords without a server, as many at a time as there are cores. */
public final class RawHashes {
  private static final Argon2Parameters DEFAULT = new Argon2Parameters(19_456, 2, 1);

  private RawHashes() {}

  /** Returns one client for each core, with its own hashing thread; each call is a hash. */
  public static Load load() {
    int cores = Runtime.getRuntime().availableProcessors();
    return Load.of(cores, () -> new Hashing(new Argon2PasswordHasher(DEFAULT, 1, 1)));
  }

  private record Hashing(Argon2PasswordHasher hasher) implements Client {
    @Override
    public void call(int calls, Histogram latencies) {
      for (int i = 0; i < calls; i++) {
        try (var password = Password.of("excalibur-" + i)) {
          long begin = System.nanoTime();
          var unused = hasher.hash(password);
          latencies.recordValue(System.nanoTime() - begin);
        }
      }
    }

    @Override
    public void close() {
      hasher.close();
    }
  }
}
