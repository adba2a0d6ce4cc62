package dev.portcullis.benchmarks.soak;

import dev.portcullis.benchmarks.load.Client;
import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.load.Pace;
import dev.portcullis.benchmarks.load.Paced;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.LocalChannels;
import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.benchmarks.server.ServerInstallation;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.UserToken;
import dev.portcullis.proto.v1.TokenServiceGrpc;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Soak test with a mixed load: profiles over REST, token checks over gRPC, log-ins, registrations.
 * It repeatedly shows values that must not grow: heap after a collection, threads, open files,
 * memory.
 *
 * @param minutes the duration, from 1 to {@link #MAX_MINUTES}
 */
public record Soak(RunDirectory directory, int minutes) {
  /** A day. */
  public static final int MAX_MINUTES = 24 * 60;

  private static final int USERS = 50;
  private static final int PROFILES_PER_SECOND = 300;
  private static final int CHECKS_PER_SECOND = 200;
  private static final int LOG_INS_PER_SECOND = 20;
  private static final int REGISTRATIONS_PER_SECOND = 5;
  private static final int CLIENTS = 4;
  private static final int LOOKS_PER_MINUTE = 2;
  private static final int SECONDS_PER_LOOK = 60 / LOOKS_PER_MINUTE;

  /** Runs the load and prints the metrics. */
  public void run(PrintWriter out) {
    try (ServerProcess server = ServerInstallation.in(directory, Map.of()).serve();
        ServerMetrics inside = ServerMetrics.of(server)) {
      Supplier<HttpExchange> registrations = GeneratedUser.registering(0);
      Load.of(1, overHttp(server, registrations)).runOnce(USERS);
      List<UserToken> tokens = UserToken.issue(server, USERS, n -> n);
      out.println(ServerMetrics.HEADING);
      for (int look = 0; look < minutes * LOOKS_PER_MINUTE; look++) {
        work(server, registrations, tokens);
        out.println(inside.look());
        out.flush();
      }
    }
  }

  private static void work(
      ServerProcess server, Supplier<HttpExchange> registrations, List<UserToken> tokens) {
    var turn = new AtomicInteger();
    Supplier<UserToken> next =
        () -> tokens.get(Math.floorMod(turn.getAndIncrement(), tokens.size()));
    var profiles = overHttp(server, () -> HttpExchange.profile(next.get().token()));
    var checks =
        new LocalChannels(server.grpcPort(), 1)
            .clients(TokenServiceGrpc.getVerifyTokenMethod(), () -> next.get().check());
    var logIns = overHttp(server, () -> next.get().holder().logIn());
    var all =
        Stream.of(
                paced(PROFILES_PER_SECOND, profiles),
                paced(CHECKS_PER_SECOND, checks),
                paced(LOG_INS_PER_SECOND, logIns),
                paced(REGISTRATIONS_PER_SECOND, overHttp(server, registrations)))
            .flatMap(clients -> clients)
            .toList();
    new Load(all).runOnce(Integer.MAX_VALUE);
  }

  private static Supplier<HttpClient> overHttp(
      ServerProcess server, Supplier<HttpExchange> exchanges) {
    return () -> new HttpClient(server.httpPort(), exchanges);
  }

  private static Stream<Paced> paced(int perSecond, Supplier<? extends Client> clients) {
    var pace = new Pace(perSecond, SECONDS_PER_LOOK);
    return Stream.generate(() -> new Paced(clients.get(), pace)).limit(CLIENTS);
  }
}
