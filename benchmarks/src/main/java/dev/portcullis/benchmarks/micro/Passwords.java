package dev.portcullis.benchmarks.micro;

import dev.portcullis.adapters.crypto.password.Argon2PasswordHasher;
import dev.portcullis.benchmarks.load.WrongAnswer;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.bootstrap.Hashers;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Hashing of one password at a time, with Portcullis's default parameters. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Passwords {
  private final Argon2PasswordHasher hasher =
      Hashers.of(DefaultConfiguration.in(RunDirectory.open()));
  private final Password password = Password.of(GeneratedUser.PASSWORD);
  private final Password wrong = Password.of("caliburn-in-the-lake");
  private final PasswordHash hash = hasher.hash(password);

  /** The hash of a registration. */
  @Benchmark
  public PasswordHash hash() {
    PasswordHash fresh = hasher.hash(password);
    if (hasher.isOutdated(fresh)) {
      throw new WrongAnswer("a hash with other parameters: " + fresh.value());
    }
    return fresh;
  }

  /** The check of a log-in. */
  @Benchmark
  public boolean matchRight() {
    return expect(true, hasher.matches(password, hash));
  }

  /** The check of a failed log-in. */
  @Benchmark
  public boolean matchWrong() {
    return expect(false, hasher.matches(wrong, hash));
  }

  private static boolean expect(boolean expected, boolean matches) {
    if (matches != expected) {
      throw new WrongAnswer("matches: " + matches);
    }
    return matches;
  }

  /** Ends the hasher's threads. */
  @TearDown
  public void close() {
    hasher.close();
  }
}
