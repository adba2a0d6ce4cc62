package dev.portcullis.benchmarks.ceiling;

import dev.portcullis.adapters.crypto.Argon2Parameters;
import dev.portcullis.adapters.crypto.Argon2PasswordHasher;
import dev.portcullis.benchmarks.load.Client;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.domain.password.Password;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Hashes passwords without any server: as many at a time as there are cores. */
public final class RawHashes {
  private static final Argon2Parameters DEFAULT = new Argon2Parameters(19_456, 2, 1);

  private RawHashes() {}

  /** One client a core; each call is a hash. */
  public static Load load() {
    int cores = Runtime.getRuntime().availableProcessors();
    var hasher = new Argon2PasswordHasher(DEFAULT, cores, cores);
    return new Load(Stream.generate(() -> new Hashing(hasher)).limit(cores).toList());
  }

  private record Hashing(Argon2PasswordHasher hasher) implements Client {
    @Override
    public void call(int calls, Histogram latencies) {
      for (int i = 0; i < calls; i++) {
        long begin = System.nanoTime();
        try (var password = Password.of("excalibur-" + i)) {
          hasher.hash(password);
        }
        latencies.recordValue(System.nanoTime() - begin);
      }
    }

    @Override
    public void close() {
      hasher.close();
    }
  }
}
