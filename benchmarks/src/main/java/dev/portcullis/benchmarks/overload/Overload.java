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
import dev.portcullis.benchmarks.server.ProcessorTime;
import dev.portcullis.benchmarks.server.Progress;
import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.benchmarks.server.ServerInstallation;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.UserToken;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Overload: ten times as many log-ins as the machine can hash, while other clients send requests
 * with tokens. Measures both, and the server's memory.
 *
 * @param seconds the duration of each measurement of token checks, without and under overload, from
 *     {@link #MIN_SECONDS} to {@link #MAX_SECONDS}
 */
public record Overload(RunDirectory directory, int seconds) {
  /**
   * The first second fills the queue and the last isn't measured; the seconds in between must
   * suffice.
   */
  public static final int MIN_SECONDS = 5;

  /** An hour. */
  public static final int MAX_SECONDS = 3_600;

  private static final int USERS = 16;
  private static final int TIMES = 10;

  /**
   * More clients over each protocol than the queue has places, so that log-ins are refused over
   * both.
   */
  private static final int CLIENTS = 600;

  private static final int CHECKS_PER_SECOND = 200;
  private static final int CHECKERS = 4;

  /**
   * The warm-up under overload: long enough to compile the code of refusals over both protocols,
   * after some thousands of each.
   */
  private static final int WARM_UP_SECONDS = 20;

  private static final int CLOSED_LOOP = 8;
  private static final int LOG_INS = 600;

  /** Runs all measurements. */
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
      Progress.tell("measuring both under overload");
      Rush rush = rush(server, profile, TIMES * capacityBefore);
      double memoryAfter = server.residentMib();
      return new Findings(
          capacityBefore,
          capacity(server),
          rush.logIns,
          idle,
          rush.checks,
          rush.clientCores,
          rush.used,
          memoryBefore,
          rush.memory,
          memoryAfter);
    }
  }

  private static String token(ServerProcess server) {
    return UserToken.issue(server, 1, n -> n).getFirst().token();
  }

  /** Always complete, even for a short measurement: cold code would distort the result. */
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

  /** Returns the log-ins per second if none is refused. */
  private static double capacity(ServerProcess server) {
    Progress.tell("measuring log-ins alone");
    return clients(server, CLOSED_LOOP).logIn(LOG_INS).acceptedPerSecond();
  }

  /** Measures the latencies of token checks at a rate far below the server's limit. */
  private static Histogram checks(ServerProcess server, HttpExchange profile, int seconds) {
    var pace = new Pace(CHECKS_PER_SECOND, seconds);
    Supplier<Paced> checkers =
        () -> new Paced(new HttpClient(server.httpPort(), () -> profile), pace);
    return Load.of(CHECKERS, checkers).runOnce(Integer.MAX_VALUE).latencies();
  }

  private Rush rush(ServerProcess server, HttpExchange profile, double logInsPerSecond) {
    try (var background = Executors.newSingleThreadExecutor()) {
      // The pace ends before the queue is empty; the log-ins that still wait are accepted, too.
      ProcessorTime atFirst = server.processorTime();
      Future<LogInClients.Outcome> all =
          background.submit(
              () -> clients(server, CLIENTS).logIn(new Pace(logInsPerSecond, seconds)));
      // The first second fills the queue.
      checks(server, profile, 1);
      long begin = System.nanoTime();
      long used = ownProcessorTime();
      Histogram busy = checks(server, profile, seconds - 2);
      double cores = (double) (ownProcessorTime() - used) / (System.nanoTime() - begin);
      double memory = server.residentMib();
      LogInClients.Outcome logIns = Load.result(all);
      return new Rush(logIns, busy, cores, server.processorTime().since(atFirst), memory);
    }
  }

  /** The CPU time of the clients, which are threads of this process, in nanoseconds. */
  private static long ownProcessorTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /** Log-ins, token checks and memory under overload. */
  private record Rush(
      LogInClients.Outcome logIns,
      Histogram checks,
      double clientCores,
      ProcessorTime used,
      double memory) {}

  /**
   * Results of the benchmark.
   *
   * @param capacityBefore log-ins per second without overload
   * @param capacityAfter log-ins per second after the overload
   * @param rush the log-ins at ten times the capacity
   * @param idle the latencies of token checks without overload
   * @param busy the latencies of token checks under overload
   * @param clientCores the CPU cores that the clients used under overload
   * @param used the server's processor time under overload
   * @param memoryBefore the server's memory before the overload, in MiB, as are the others
   */
  public record Findings(
      double capacityBefore,
      double capacityAfter,
      LogInClients.Outcome rush,
      Histogram idle,
      Histogram busy,
      double clientCores,
      ProcessorTime used,
      double memoryBefore,
      double memoryMeanwhile,
      double memoryAfter) {

    /** Returns the text that {@code docs/performance.md} shows. */
    public String text() {
      double capacity = (capacityBefore + capacityAfter) / 2;
      double p99Idle = millis(idle, 99);
      double p99Busy = millis(busy, 99);
      return String.format(
          Locale.ROOT,
          """
          log-ins accepted, of the capacity  %6.0f/s of %.0f/s   %.2f   (goal: at least 0.75)
          capacity, before and after         %6.0f/s and %.0f/s
          log-ins refused over REST          %,6d, p50 %.1f ms, p99 %.1f ms   (503)
          log-ins refused over gRPC          %,6d, p50 %.1f ms, p99 %.1f ms   (RESOURCE_EXHAUSTED)
          token checks, p99                  %6.1f ms, idle %.1f ms   %.2f x   (goal: at most 5 x)
          token checks, p50                  %6.1f ms, idle %.1f ms
          processor time of a refusal        %6.2f ms, of a hash %.1f ms   %.3f x   (goal: at most 0.1 x)
          CPU cores used by the clients      %6.2f of %d
          memory (RSS)                       %6.0f MiB before, %.0f MiB meanwhile, %.0f MiB after
          """,
          rush.acceptedPerSecond(),
          capacity,
          rush.acceptedPerSecond() / capacity,
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
          millisPerRefusal(),
          millisPerHash(),
          millisPerRefusal() / millisPerHash(),
          clientCores,
          Runtime.getRuntime().availableProcessors(),
          memoryBefore,
          memoryMeanwhile,
          memoryAfter);
    }

    /**
     * Returns an upper bound: it includes token checks and accepted log-ins without their hashes.
     */
    private double millisPerRefusal() {
      return millis(used.besideHashes()) / rush.refusals();
    }

    private double millisPerHash() {
      return millis(used.hashing()) / rush.accepted();
    }

    private static double millis(Duration time) {
      return time.toNanos() / 1e6;
    }

    private static double millis(Histogram latencies, double percentile) {
      return Latencies.micros(latencies, percentile) / 1_000;
    }
  }
}
