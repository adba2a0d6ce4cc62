package dev.portcullis.benchmarks.server;

import dev.portcullis.benchmarks.load.GrpcClient;
import dev.portcullis.benchmarks.load.GrpcExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.LoginRequest;
import dev.portcullis.proto.v1.LoginResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** A token, and whose it is. */
public record Pass(Knight holder, String token) {
  private static final int AT_A_TIME = 16;

  /**
   * Lets knights log in.
   *
   * @param numbers who comes in the n-th place
   */
  public static List<Pass> issue(ServerProcess server, int count, IntUnaryOperator numbers) {
    var passes = new ConcurrentLinkedQueue<Pass>();
    var turn = new AtomicInteger();
    var channels = new Channels(server.grpcPort(), 1);
    List<GrpcClient<LoginRequest, LoginResponse>> clients = new ArrayList<>();
    for (int i = 0; i < AT_A_TIME; i++) {
      clients.add(
          new GrpcClient<>(
              channels.get(i),
              AuthServiceGrpc.getLoginMethod(),
              () -> logIn(new Knight(numbers.applyAsInt(turn.getAndIncrement())), passes),
              channels::close));
    }
    try (var load = new Load(clients)) {
      load.run(count);
    }
    return List.copyOf(passes);
  }

  private static GrpcExchange<LoginRequest, LoginResponse> logIn(
      Knight knight, ConcurrentLinkedQueue<Pass> passes) {
    return new GrpcExchange<>(
        LoginRequest.newBuilder()
            .setUsername(knight.email())
            .setPassword(Knight.PASSWORD)
            .setBackend("jwt")
            .build(),
        answer -> passes.add(new Pass(knight, answer.getAccessToken())));
  }
}
