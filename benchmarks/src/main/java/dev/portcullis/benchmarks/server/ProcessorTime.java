package dev.portcullis.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Processor time of a process since its start, user and system. Linux counts it in hundredths of a
 * second.
 *
 * @param total the time of all threads, ended threads included
 * @param hashing the time of the threads that hash passwords
 */
public record ProcessorTime(Duration total, Duration hashing) {
  /** Prefix of the names of {@code BoundedHashExecutor}'s threads. */
  private static final String HASHING = "password-hash-";

  /** {@code USER_HZ} is 100 on every architecture that the JDK runs on. */
  private static final int MILLIS_PER_TICK = 10;

  /** Index of the user time in {@code stat} (proc_pid_stat(5)), after the thread's name. */
  private static final int USER = 11;

  private static final int SYSTEM = 12;

  /**
   * Reads the time of a running process.
   *
   * @throws UncheckedIOException where there is no {@code /proc}
   */
  public static ProcessorTime of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    try (var threads = Files.list(process.resolve("task"))) {
      Duration total = used(process);
      return new ProcessorTime(
          total, threads.map(ProcessorTime::usedForHashes).reduce(Duration.ZERO, Duration::plus));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns the time used since {@code earlier}. */
  public ProcessorTime since(ProcessorTime earlier) {
    return new ProcessorTime(total.minus(earlier.total), hashing.minus(earlier.hashing));
  }

  /** Returns the time of all other threads than those that hash passwords. */
  public Duration besideHashes() {
    return total.minus(hashing);
  }

  private static Duration usedForHashes(Path thread) {
    try {
      boolean hashes = Files.readString(thread.resolve("comm")).startsWith(HASHING);
      return hashes ? used(thread) : Duration.ZERO;
    } catch (NoSuchFileException ended) {
      return Duration.ZERO;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Duration used(Path task) throws IOException {
    String stat = Files.readString(task.resolve("stat"));
    // The thread's name may contain blanks and parentheses.
    var fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    long ticks = Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(SYSTEM));
    return Duration.ofMillis(ticks * MILLIS_PER_TICK);
  }
}
