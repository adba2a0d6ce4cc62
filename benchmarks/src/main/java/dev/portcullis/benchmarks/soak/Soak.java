package dev.portcullis.benchmarks.soak;

import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.load.Pace;
import dev.portcullis.benchmarks.load.Paced;
import dev.portcullis.benchmarks.server.Installation;
import dev.portcullis.benchmarks.server.Knight;
import dev.portcullis.benchmarks.server.Pass;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.Workplace;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Mixed work for a while: profiles and token checks, log-ins, registrations. What should not grow
 * is shown again and again: the heap after a collection, threads, open files, memory.
 *
 * @param minutes how long
 */
public record Soak(Workplace workplace, int minutes) {
  private static final int USERS = 50;
  private static final int PROFILES_PER_SECOND = 500;
  private static final int LOG_INS_PER_SECOND = 20;
  private static final int REGISTRATIONS_PER_SECOND = 5;
  private static final int CLIENTS = 4;
  private static final int LOOKS_PER_MINUTE = 2;
  private static final int SECONDS_PER_MINUTE = 60;

  /** Works, and shows what it sees meanwhile. */
  public void run(PrintWriter out) {
    try (ServerProcess server = Installation.in(workplace, Map.of()).serve();
        Inside inside = Inside.of(server)) {
      Supplier<HttpExchange> registrations = registrations();
      run(clients(server, registrations, 1), USERS);
      List<Pass> passes = Pass.issue(server, USERS, Math::abs);
      out.println(Inside.HEADING);
      int looks = minutes * LOOKS_PER_MINUTE;
      for (int look = 0; look < looks; look++) {
        work(server, registrations, passes, SECONDS_PER_MINUTE / LOOKS_PER_MINUTE);
        out.println(inside.look());
        out.flush();
      }
    }
  }

  private static Supplier<HttpExchange> registrations() {
    var turn = new AtomicInteger();
    return () -> HttpExchange.register(new Knight(turn.getAndIncrement()).email(), Knight.PASSWORD);
  }

  private static void work(
      ServerProcess server, Supplier<HttpExchange> registrations, List<Pass> passes, int seconds) {
    var turn = new AtomicInteger();
    Supplier<Pass> next = () -> passes.get(Math.floorMod(turn.getAndIncrement(), passes.size()));
    Supplier<HttpExchange> profiles =
        () -> HttpExchange.get("/users/me", next.get().token(), "{\"id\":\"");
    Supplier<HttpExchange> logIns =
        () -> HttpExchange.logIn(next.get().holder().email(), Knight.PASSWORD);
    var all =
        Stream.of(
                paced(server, profiles, PROFILES_PER_SECOND, seconds),
                paced(server, logIns, LOG_INS_PER_SECOND, seconds),
                paced(server, registrations, REGISTRATIONS_PER_SECOND, seconds))
            .flatMap(List::stream)
            .toList();
    run(new Load(all), Integer.MAX_VALUE);
  }

  private static List<Paced> paced(
      ServerProcess server, Supplier<HttpExchange> exchanges, int perSecond, int seconds) {
    var pace = new Pace(perSecond, seconds);
    return Stream.generate(() -> new Paced(new HttpClient(server.httpPort(), exchanges), pace))
        .limit(CLIENTS)
        .toList();
  }

  private static Load clients(ServerProcess server, Supplier<HttpExchange> exchanges, int count) {
    return new Load(
        Stream.generate(() -> new HttpClient(server.httpPort(), exchanges)).limit(count).toList());
  }

  private static void run(Load load, int calls) {
    try (load) {
      load.run(calls);
    }
  }
}
