package dev.portcullis.benchmarks.overload;

import dev.portcullis.benchmarks.load.Client;
import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.Latencies;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.load.Pace;
import dev.portcullis.benchmarks.load.Paced;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.LocalChannels;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Clients that log in, half of them over REST and half over gRPC.
 *
 * @param size the number of clients, even
 * @param users the number of users whom the clients log in
 */
record LogInClients(int httpPort, int grpcPort, int size, int users) {
  private static final int CHANNELS = 4;

  /** Runs {@code times} log-ins in a closed loop. */
  Outcome logIn(int times) {
    return logIn(times, client -> client);
  }

  /** Runs log-ins at the pace, until it ends. */
  Outcome logIn(Pace pace) {
    return logIn(Integer.MAX_VALUE, client -> new Paced(client, pace));
  }

  private Outcome logIn(int times, UnaryOperator<Client> manner) {
    var accepted = new AtomicInteger();
    var refusalsOverRest = new ConcurrentHistogram(Latencies.none());
    var refusalsOverGrpc = new ConcurrentHistogram(Latencies.none());
    var exchanges = GeneratedUser.inTurn(users, GeneratedUser::logIn);
    var requests = GeneratedUser.inTurn(users, GeneratedUser::logInOverGrpc);
    var channels = new LocalChannels(grpcPort, CHANNELS);
    List<Client> clients = new ArrayList<>();
    for (int pair = 0; pair < size / 2; pair++) {
      var overRest = new RestLogIn(new HttpClient(httpPort, exchanges), exchanges);
      var overGrpc = new GrpcLogIn(channels.next(), requests, channels::close);
      clients.add(manner.apply(new RetryingLogInClient(overRest, accepted, refusalsOverRest)));
      clients.add(manner.apply(new RetryingLogInClient(overGrpc, accepted, refusalsOverGrpc)));
    }
    double untilLastAnswer = new Load(clients).runOnce(times).seconds();
    return new Outcome(accepted.get(), untilLastAnswer, refusalsOverRest, refusalsOverGrpc);
  }

  /**
   * Outcome of the log-ins.
   *
   * @param accepted the number of accepted log-ins
   * @param seconds the duration until the last answer
   * @param refusalsOverRest the latencies of refusals over REST
   */
  record Outcome(
      int accepted, double seconds, Histogram refusalsOverRest, Histogram refusalsOverGrpc) {
    /** Returns accepted log-ins per second. */
    double acceptedPerSecond() {
      return accepted / seconds;
    }

    /** Returns the number of refused log-ins. */
    long refusals() {
      return refusalsOverRest.getTotalCount() + refusalsOverGrpc.getTotalCount();
    }
  }
}
