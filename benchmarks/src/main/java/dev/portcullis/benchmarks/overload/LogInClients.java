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
 * @param size how many, an even number
 * @param users as how many users
 */
record LogInClients(int httpPort, int grpcPort, int size, int users) {
  private static final int CHANNELS = 4;

  /** So many log-ins in all; each client's next begins when its last is over. */
  Outcome logIn(int times) {
    return logIn(times, client -> client);
  }

  /** At that pace, until its end. */
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
    return new Outcome(accepted.get() / untilLastAnswer, refusalsOverRest, refusalsOverGrpc);
  }

  /**
   * What becomes of them.
   *
   * @param accepted log-ins a second that are let in
   * @param refusalsOverRest how long it takes to be told to come later
   */
  record Outcome(double accepted, Histogram refusalsOverRest, Histogram refusalsOverGrpc) {}
}
