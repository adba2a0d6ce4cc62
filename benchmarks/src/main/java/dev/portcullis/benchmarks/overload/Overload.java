package dev.portcullis.benchmarks.overload;

import com.sun.management.OperatingSystemMXBean;
import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Latencies;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.load.Pace;
import dev.portcullis.benchmarks.load.Paced;
import dev.portcullis.benchmarks.load.WarmUp;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.Progress;
import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.benchmarks.server.ServerInstallation;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.UserToken;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Ten times as many log-ins as the machine can hash, while other clients show their tokens: what
 * becomes of both, and of the memory.
 *
 * @param seconds how long token checks are measured, alone and in the rush, from {@link
 *     #MIN_SECONDS} to {@link #MAX_SECONDS}
 */
public record Overload(RunDirectory directory, int seconds) {
  /** The first fills the line, the last isn't looked at, and what is between has to suffice. */
  public static final int MIN_SECONDS = 5;

  /** An hour. */
  public static final int MAX_SECONDS = 3_600;

  private static final int USERS = 16;
  private static final int TIMES = 10;

  /**
   * More over each protocol than may wait in line, so that over each some are told to come later.
   */
  private static final int CLIENTS = 600;

  private static final int CHECKS_PER_SECOND = 200;
  private static final int CHECKERS = 4;

  /** Of too many: until refusals over both protocols, some thousands of each, are compiled. */
  private static final int WARM_UP_SECONDS = 20;

  private static final int CLOSED_LOOP = 8;
  private static final int LOG_INS = 600;

  /** Measures all of it. */
  public Findings measure() {
    try (ServerProcess server = ServerInstallation.in(directory, Map.of()).serve()) {
      Load.of(1, () -> new HttpClient(server.httpPort(), GeneratedUser.registering(0)))
          .runOnce(USERS);
      HttpExchange profile = HttpExchange.profile(token(server));
      warmUp(server, profile);
      double capacityBefore = capacity(server);
      Progress.tell("measuring token checks alone");
      Histogram idle = checks(server, profile, seconds);
      double memoryBefore = server.residentMib();
      Progress.tell("measuring both at once");
      Rush rush = rush(server, profile, TIMES * capacityBefore);
      double memoryAfter = server.residentMib();
      return new Findings(
          capacityBefore,
          capacity(server),
          rush.logIns,
          idle,
          rush.checks,
          rush.clientCores,
          memoryBefore,
          rush.memory,
          memoryAfter);
    }
  }

  private static String token(ServerProcess server) {
    return UserToken.issue(server, 1, n -> n).getFirst().token();
  }

  /** However little is measured then: cold code would say nothing of the server. */
  private static void warmUp(ServerProcess server, HttpExchange profile) {
    Progress.tell(
        String.format(
            Locale.ROOT, "warming up: %,d log-ins, then too many of them", WarmUp.LOG_INS));
    clients(server, CLOSED_LOOP).logIn(WarmUp.LOG_INS);
    clients(server, CLIENTS).logIn(new Pace(CLIENTS, WARM_UP_SECONDS));
    Load.of(CLOSED_LOOP, () -> new HttpClient(server.httpPort(), () -> profile))
        .runOnce(WarmUp.CHECKS);
  }

  private static LogInClients clients(ServerProcess server, int size) {
    return new LogInClients(server.httpPort(), server.grpcPort(), size, USERS);
  }

  /** How many log-ins a second there are when nobody is turned away. */
  private static double capacity(ServerProcess server) {
    Progress.tell("measuring log-ins alone");
    return clients(server, CLOSED_LOOP).logIn(LOG_INS).accepted();
  }

  /** How long token checks take, a few at a time and far from what the server could do. */
  private static Histogram checks(ServerProcess server, HttpExchange profile, int seconds) {
    var pace = new Pace(CHECKS_PER_SECOND, seconds);
    Supplier<Paced> checkers =
        () -> new Paced(new HttpClient(server.httpPort(), () -> profile), pace);
    return Load.of(CHECKERS, checkers).runOnce(Integer.MAX_VALUE).latencies();
  }

  private Rush rush(ServerProcess server, HttpExchange profile, double logInsPerSecond) {
    try (var background = Executors.newSingleThreadExecutor()) {
      // The pace ends before the line is empty: those who still stand in it are let in, too.
      Future<LogInClients.Outcome> all =
          background.submit(
              () -> clients(server, CLIENTS).logIn(new Pace(logInsPerSecond, seconds)));
      // The first second fills the line.
      checks(server, profile, 1);
      long begin = System.nanoTime();
      long used = ownProcessorTime();
      Histogram busy = checks(server, profile, seconds - 2);
      double cores = (double) (ownProcessorTime() - used) / (System.nanoTime() - begin);
      double memory = server.residentMib();
      return new Rush(Load.result(all), busy, cores, memory);
    }
  }

  /** Of the clients, who are threads of this process, in nanoseconds. */
  private static long ownProcessorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** What becomes of log-ins, of token checks and of memory in the rush. */
  private record Rush(
      LogInClients.Outcome logIns, Histogram checks, double clientCores, double memory) {}

  /**
   * What was found.
   *
   * @param capacityBefore log-ins a second when all are let in
   * @param capacityAfter the same after the rush
   * @param rush what became of log-ins at ten times as many
   * @param idle how long token checks take when nothing else is asked
   * @param busy how long they take meanwhile
   * @param clientCores how many cores' time the clients took meanwhile
   * @param memoryBefore in MiB, as are the others
   */
  public record Findings(
      double capacityBefore,
      double capacityAfter,
      LogInClients.Outcome rush,
      Histogram idle,
      Histogram busy,
      double clientCores,
      double memoryBefore,
      double memoryMeanwhile,
      double memoryAfter) {

    /** What {@code docs/performance.md} shows. */
    public String text() {
      double capacity = (capacityBefore + capacityAfter) / 2;
      double p99Idle = millis(idle, 99);
      double p99Busy = millis(busy, 99);
      return String.format(
          Locale.ROOT,
          """
          log-ins let in, of the capacity    %6.0f/s of %.0f/s   %.2f   (goal: at least 0.90)
          capacity, before and after         %6.0f/s and %.0f/s
          told to come later over REST       %,6d, p50 %.1f ms, p99 %.1f ms   (503)
          told to come later over gRPC       %,6d, p50 %.1f ms, p99 %.1f ms   (RESOURCE_EXHAUSTED)
          token checks, p99                  %6.1f ms, idle %.1f ms   %.2f x   (goal: at most 3 x)
          token checks, p50                  %6.1f ms, idle %.1f ms
          processors' time of the clients    %6.2f of %d
          memory (RSS)                       %6.0f MiB before, %.0f MiB meanwhile, %.0f MiB after
          """,
          rush.accepted(),
          capacity,
          rush.accepted() / capacity,
          capacityBefore,
          capacityAfter,
          rush.refusalsOverRest().getTotalCount(),
          millis(rush.refusalsOverRest(), 50),
          millis(rush.refusalsOverRest(), 99),
          rush.refusalsOverGrpc().getTotalCount(),
          millis(rush.refusalsOverGrpc(), 50),
          millis(rush.refusalsOverGrpc(), 99),
          p99Busy,
          p99Idle,
          p99Busy / p99Idle,
          millis(busy, 50),
          millis(idle, 50),
          clientCores,
          Runtime.getRuntime().availableProcessors(),
          memoryBefore,
          memoryMeanwhile,
          memoryAfter);
    }

    private static double millis(Histogram latencies, double percentile) {
      return Latencies.micros(latencies, percentile) / 1_000;
    }
  }
}
