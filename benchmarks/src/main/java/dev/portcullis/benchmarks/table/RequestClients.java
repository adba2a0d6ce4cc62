package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.ceiling.BareServer;
import dev.portcullis.benchmarks.load.GrpcExchange;
import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.LocalChannels;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.UserToken;
import dev.portcullis.proto.v1.TokenServiceGrpc;
import dev.portcullis.proto.v1.VerifyTokenRequest;
import dev.portcullis.proto.v1.VerifyTokenResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Clients over REST and gRPC, and their requests. */
final class RequestClients {
  private static final int HTTP_CONNECTIONS = 8;
  private static final int GRPC_CONNECTIONS = 2;
  private static final int GRPC_CALLS_AT_A_TIME = 32;

  private RequestClients() {}

  static Load overHttp(int port, Supplier<HttpExchange> exchanges) {
    return overHttp(port, HTTP_CONNECTIONS, exchanges);
  }

  static Load overHttp(int port, int connections, Supplier<HttpExchange> exchanges) {
    return Load.of(connections, () -> new HttpClient(port, exchanges));
  }

  /** Supplies clients over REST that send these requests in turn. */
  static Supplier<Load> sendingOverHttp(ServerProcess server, List<HttpExchange> exchanges) {
    return () -> overHttp(server.httpPort(), again(exchanges));
  }

  /** Supplies clients over gRPC that send these calls in turn. */
  static Supplier<Load> sendingOverGrpc(
      ServerProcess server, List<GrpcExchange<VerifyTokenRequest, VerifyTokenResponse>> exchanges) {
    return () -> overGrpc(server.grpcPort(), again(exchanges));
  }

  /** Closing the load closes its channels. */
  static Load overGrpc(
      int port, Supplier<GrpcExchange<VerifyTokenRequest, VerifyTokenResponse>> exchanges) {
    var clients =
        new LocalChannels(port, GRPC_CONNECTIONS)
            .clients(TokenServiceGrpc.getVerifyTokenMethod(), exchanges);
    return Load.of(GRPC_CALLS_AT_A_TIME, clients);
  }

  /** Returns requests for the users' own profiles; the users must be of a population. */
  static List<HttpExchange> profiles(List<UserToken> tokens) {
    return tokens.stream().map(UserToken::profile).toList();
  }

  /** Returns the same requests for a bare server, which always answers with the first user. */
  static List<HttpExchange> ofBareServer(List<HttpExchange> profiles) {
    String constant = BareServer.BODY.formatted(new GeneratedUser(0).email());
    return profiles.stream().map(profile -> profile.expecting(200, constant)).toList();
  }

  /** Returns the exchanges in turn, repeatedly. */
  static <T> Supplier<T> again(List<T> exchanges) {
    var turn = new AtomicInteger();
    return () -> exchanges.get(Math.floorMod(turn.getAndIncrement(), exchanges.size()));
  }
}
