package dev.portcullis.benchmarks.ceiling;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.portcullis.adapters.crypto.RawArgon2;
import dev.portcullis.adapters.crypto.password.Argon2Parameters;
import dev.portcullis.benchmarks.load.Client;
import dev.portcullis.benchmarks.load.Load;
import org.HdrHistogram.Histogram;

/** Hashes passwords without any server: as many at a time as there are cores. */
public final class RawHashes {
  private static final Argon2Parameters DEFAULT = new Argon2Parameters(19_456, 2, 1);

  private static final byte[] SALT = "of-the-round-tab".getBytes(UTF_8);

  private RawHashes() {}

  /** One client a core; each call is a hash. */
  public static Load load() {
    int cores = Runtime.getRuntime().availableProcessors();
    return Load.of(cores, () -> new Hashing(RawArgon2.best()));
  }

  private record Hashing(RawArgon2 engine) implements Client {
    @Override
    public void call(int calls, Histogram latencies) {
      for (int i = 0; i < calls; i++) {
        byte[] password = ("excalibur-" + i).getBytes(UTF_8);
        long begin = System.nanoTime();
        byte[] hash = engine.hash(password, SALT, DEFAULT);
        latencies.recordValue(System.nanoTime() - begin);
        if (hash.length == 0) {
          throw new IllegalStateException("no hash");
        }
      }
    }

    @Override
    public void close() {}
  }
}
