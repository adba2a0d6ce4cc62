package dev.portcullis.benchmarks.overload;

import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Latencies;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.load.Pace;
import dev.portcullis.benchmarks.load.Paced;
import dev.portcullis.benchmarks.server.Installation;
import dev.portcullis.benchmarks.server.Knight;
import dev.portcullis.benchmarks.server.Pass;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.Workplace;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Ten times as many log-ins as the machine can hash, while other clients show their tokens: what
 * becomes of both, and of the memory.
 *
 * @param seconds how long each of the three parts takes
 */
public record Overload(Workplace workplace, int seconds) {
  private static final int USERS = 16;
  private static final int TIMES = 10;

  /** More than may wait in line, so that some are always told to come later. */
  private static final int CLIENTS = 600;

  private static final int CHECKS_PER_SECOND = 200;
  private static final int CHECKERS = 4;
  private static final int CLOSED_LOOP = 8;
  private static final int WARM_UP = 300;
  private static final double KIB_PER_MIB = 1024;

  /** Measures all of it. */
  public Findings measure() {
    try (ServerProcess server = Installation.in(workplace, Map.of()).serve()) {
      register(server);
      Supplier<HttpExchange> logIns = logIns();
      HttpExchange profile = HttpExchange.get("/users/me", token(server), "{\"id\":\"");
      double capacity = capacity(server, logIns);
      Histogram idle = checks(server, profile, seconds);
      double memoryBefore = mib(server);

      var many = new LogIns(server.httpPort(), logIns);
      Thread crowd =
          Thread.ofPlatform().start(() -> many.run(new Pace(TIMES * capacity, seconds), CLIENTS));
      // The first second fills the line.
      checks(server, profile, 1);
      Histogram busy = checks(server, profile, seconds - 2);
      double memoryMeanwhile = mib(server);
      join(crowd);
      return new Findings(
          capacity,
          many.accepted() / (double) seconds,
          many.refusals(),
          idle,
          busy,
          memoryBefore,
          memoryMeanwhile,
          mib(server));
    }
  }

  private static void register(ServerProcess server) {
    var turn = new AtomicInteger();
    Supplier<HttpExchange> registrations =
        () -> HttpExchange.register(new Knight(turn.getAndIncrement()).email(), Knight.PASSWORD);
    try (var client = new HttpClient(server.httpPort(), registrations);
        var load = new Load(List.of(client))) {
      load.run(USERS);
    }
  }

  private static Supplier<HttpExchange> logIns() {
    var turn = new AtomicInteger();
    return () ->
        HttpExchange.logIn(
            new Knight(Math.floorMod(turn.getAndIncrement(), USERS)).email(), Knight.PASSWORD);
  }

  private static String token(ServerProcess server) {
    return Pass.issue(server, 1, n -> 0).getFirst().token();
  }

  /** How many log-ins a second there are when nobody is turned away. */
  private double capacity(ServerProcess server, Supplier<HttpExchange> logIns) {
    try (var load =
        new Load(
            Stream.generate(() -> new HttpClient(server.httpPort(), logIns))
                .limit(CLOSED_LOOP)
                .toList())) {
      load.run(WARM_UP);
      return load.run(WARM_UP * 2).rate();
    }
  }

  /** How long token checks take, a few at a time and far from what the server could do. */
  private static Histogram checks(ServerProcess server, HttpExchange profile, int seconds) {
    var pace = new Pace(CHECKS_PER_SECOND, seconds);
    try (var load =
        new Load(
            Stream.generate(() -> new Paced(new HttpClient(server.httpPort(), () -> profile), pace))
                .limit(CHECKERS)
                .toList())) {
      return load.run(Integer.MAX_VALUE).latencies();
    }
  }

  private static double mib(ServerProcess server) {
    return server.residentKib().orElse(0) / KIB_PER_MIB;
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /**
   * What was found.
   *
   * @param capacity log-ins a second when all are let in
   * @param accepted log-ins a second that were let in at ten times as many
   * @param refusals how long it took to be told to come later
   * @param idle how long token checks take when nothing else is asked
   * @param busy how long they take meanwhile
   * @param memoryBefore in MiB, as are the others
   */
  public record Findings(
      double capacity,
      double accepted,
      Histogram refusals,
      Histogram idle,
      Histogram busy,
      double memoryBefore,
      double memoryMeanwhile,
      double memoryAfter) {

    /** What {@code docs/performance.md} shows. */
    public String text() {
      double p99Idle = Latencies.micros(idle, 99) / 1_000;
      double p99Busy = Latencies.micros(busy, 99) / 1_000;
      return """
          log-ins let in, of the capacity    %6.0f/s of %.0f/s   %.2f   (goal: at least 0.90)
          told to come later (503)           %,6d, p50 %.1f ms, p99 %.1f ms
          token checks, p99                  %6.1f ms, idle %.1f ms   %.2f x   (goal: at most 3 x)
          token checks, p50                  %6.1f ms, idle %.1f ms
          memory (RSS)                       %6.0f MiB before, %.0f MiB meanwhile, %.0f MiB after
          """
          .formatted(
              accepted,
              capacity,
              accepted / capacity,
              refusals.getTotalCount(),
              Latencies.micros(refusals, 50) / 1_000,
              Latencies.micros(refusals, 99) / 1_000,
              p99Busy,
              p99Idle,
              p99Busy / p99Idle,
              Latencies.micros(busy, 50) / 1_000,
              Latencies.micros(idle, 50) / 1_000,
              memoryBefore,
              memoryMeanwhile,
              memoryAfter);
    }
  }
}
