package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.GrpcExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.load.Pace;
import dev.portcullis.benchmarks.load.Paced;
import dev.portcullis.benchmarks.load.Sample;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.LocalChannels;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.LoginRequest;
import dev.portcullis.proto.v1.LoginResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Log-ins over gRPC at 20 per second, until this is closed. */
final class BackgroundLogIns implements AutoCloseable {
  private static final int PER_SECOND = 20;

  /** Enough for log-ins that take up to 200 ms. */
  private static final int CLIENTS = 4;

  private final Pace pace = new Pace(PER_SECOND);
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<Sample> running;

  /** Starts the log-ins, by the users of a population in turn. */
  BackgroundLogIns(ServerProcess server, int users) {
    var clients =
        new LocalChannels(server.grpcPort(), 1)
            .clients(
                AuthServiceGrpc.getLoginMethod(),
                GeneratedUser.inTurn(users, BackgroundLogIns::logIn));
    var load = Load.of(CLIENTS, () -> new Paced(clients.get(), pace));
    this.running = thread.submit(() -> load.runOnce(Integer.MAX_VALUE));
  }

  private static GrpcExchange<LoginRequest, LoginResponse> logIn(GeneratedUser user) {
    return new GrpcExchange<>(user.logInOverGrpc(), answer -> !answer.getAccessToken().isEmpty());
  }

  /** Waits for the last log-in; throws the failure of a log-in. */
  @Override
  public void close() {
    pace.stop();
    try (thread) {
      Load.result(running);
    }
  }
}
