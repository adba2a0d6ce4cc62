package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.load.GrpcClient;
import dev.portcullis.benchmarks.load.GrpcExchange;
import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.server.Channels;
import dev.portcullis.proto.v1.TokenServiceGrpc;
import dev.portcullis.proto.v1.VerifyTokenRequest;
import dev.portcullis.proto.v1.VerifyTokenResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Who asks, over REST and over gRPC. */
final class Clients {
  private static final int HTTP_CONNECTIONS = 8;
  private static final int GRPC_CONNECTIONS = 2;
  private static final int GRPC_CALLS_AT_A_TIME = 32;

  private Clients() {}

  static Load overHttp(int port, Supplier<HttpExchange> exchanges) {
    return overHttp(port, HTTP_CONNECTIONS, exchanges);
  }

  static Load overHttp(int port, int connections, Supplier<HttpExchange> exchanges) {
    return new Load(
        Stream.generate(() -> new HttpClient(port, exchanges)).limit(connections).toList());
  }

  /** Closes the channels with itself. */
  static Load overGrpc(
      int port, Supplier<GrpcExchange<VerifyTokenRequest, VerifyTokenResponse>> exchanges) {
    var channels = new Channels(port, GRPC_CONNECTIONS);
    List<GrpcClient<VerifyTokenRequest, VerifyTokenResponse>> clients = new ArrayList<>();
    for (int i = 0; i < GRPC_CALLS_AT_A_TIME; i++) {
      clients.add(
          new GrpcClient<>(
              channels.get(i),
              TokenServiceGrpc.getVerifyTokenMethod(),
              exchanges,
              channels::close));
    }
    return new Load(clients);
  }

  /** Each of them in turn, and then from the beginning. */
  static <T> Supplier<T> again(List<T> exchanges) {
    var turn = new AtomicInteger();
    return () -> exchanges.get(Math.floorMod(turn.getAndIncrement(), exchanges.size()));
  }

  /** Each of them once. */
  static <T> Supplier<T> once(List<T> exchanges) {
    var turn = new AtomicInteger();
    return () -> exchanges.get(turn.getAndIncrement());
  }
}
