package dev.portcullis.benchmarks.overload;

import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Latencies;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.load.Pace;
import dev.portcullis.benchmarks.load.Paced;
import dev.portcullis.benchmarks.load.Sample;
import dev.portcullis.benchmarks.server.Installation;
import dev.portcullis.benchmarks.server.Knight;
import dev.portcullis.benchmarks.server.Pass;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.Workplace;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Ten times as many log-ins as the machine can hash, while other clients show their tokens: what
 * becomes of both, and of the memory.
 *
 * @param seconds how long each of the three parts takes, from {@link #MIN_SECONDS} to {@link
 *     #MAX_SECONDS}
 */
public record Overload(Workplace workplace, int seconds) {
  /** The first fills the line, the last isn't looked at, and what is between has to suffice. */
  public static final int MIN_SECONDS = 5;

  /** An hour. */
  public static final int MAX_SECONDS = 3_600;

  private static final int USERS = 16;
  private static final int TIMES = 10;

  /** More than may wait in line, so that some are always told to come later. */
  private static final int CLIENTS = 600;

  private static final int CHECKS_PER_SECOND = 200;
  private static final int CHECKERS = 4;
  private static final int CLOSED_LOOP = 8;
  private static final int WARM_UP = 300;

  /** Measures all of it. */
  public Findings measure() {
    try (ServerProcess server = Installation.in(workplace, Map.of()).serve()) {
      clients(server, 1, Knight.registering(0)).runOnce(USERS);
      HttpExchange profile = HttpExchange.profile(token(server));
      Supplier<HttpExchange> logIns = Knight.loggingIn(USERS);
      double capacity = capacity(server, logIns);
      Histogram idle = checks(server, profile, seconds);
      double memoryBefore = server.residentMib();
      Rush rush = rush(server, profile, logIns, new Pace(TIMES * capacity, seconds));
      return new Findings(
          capacity,
          rush.accepted,
          rush.refusals,
          idle,
          rush.checks,
          memoryBefore,
          rush.memory,
          server.residentMib());
    }
  }

  private static Load clients(ServerProcess server, int clients, Supplier<HttpExchange> exchanges) {
    return Load.of(clients, () -> new HttpClient(server.httpPort(), exchanges));
  }

  private static String token(ServerProcess server) {
    return Pass.issue(server, 1, n -> n).getFirst().token();
  }

  /** How many log-ins a second there are when nobody is turned away. */
  private static double capacity(ServerProcess server, Supplier<HttpExchange> logIns) {
    try (Load load = clients(server, CLOSED_LOOP, logIns)) {
      load.run(WARM_UP);
      return load.run(WARM_UP * 2).rate();
    }
  }

  /** How long token checks take, a few at a time and far from what the server could do. */
  private static Histogram checks(ServerProcess server, HttpExchange profile, int seconds) {
    var pace = new Pace(CHECKS_PER_SECOND, seconds);
    Supplier<Paced> checkers =
        () -> new Paced(new HttpClient(server.httpPort(), () -> profile), pace);
    return Load.of(CHECKERS, checkers).runOnce(Integer.MAX_VALUE).latencies();
  }

  private Rush rush(
      ServerProcess server, HttpExchange profile, Supplier<HttpExchange> logIns, Pace pace) {
    var accepted = new AtomicInteger();
    var refusals = new ConcurrentHistogram(Latencies.none());
    Supplier<Paced> clients =
        () ->
            new Paced(
                new LogIn(new HttpClient(server.httpPort(), logIns), logIns, accepted, refusals),
                pace);
    try (Load crowd = Load.of(CLIENTS, clients);
        var background = Executors.newSingleThreadExecutor()) {
      Future<Sample> all = background.submit(() -> crowd.run(Integer.MAX_VALUE));
      // The first second fills the line.
      checks(server, profile, 1);
      Histogram busy = checks(server, profile, seconds - 2);
      double memory = server.residentMib();
      // The pace ends before the line is empty: those who still stand in it are let in, too.
      double untilLastAnswer = Load.result(all).seconds();
      return new Rush(accepted.get() / untilLastAnswer, refusals, busy, memory);
    }
  }

  /** What becomes of log-ins, a second, of token checks and of memory in the rush. */
  private record Rush(double accepted, Histogram refusals, Histogram checks, double memory) {}

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
      return String.format(
          Locale.ROOT,
          """
          log-ins let in, of the capacity    %6.0f/s of %.0f/s   %.2f   (goal: at least 0.90)
          told to come later (503)           %,6d, p50 %.1f ms, p99 %.1f ms
          token checks, p99                  %6.1f ms, idle %.1f ms   %.2f x   (goal: at most 3 x)
          token checks, p50                  %6.1f ms, idle %.1f ms
          memory (RSS)                       %6.0f MiB before, %.0f MiB meanwhile, %.0f MiB after
          """,
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
