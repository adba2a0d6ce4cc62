package dev.portcullis.benchmarks.server;

import dev.portcullis.benchmarks.load.GrpcExchange;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.LoginRequest;
import dev.portcullis.proto.v1.LoginResponse;
import dev.portcullis.proto.v1.VerifyTokenRequest;
import dev.portcullis.proto.v1.VerifyTokenResponse;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;

/** A token and its user. */
public record UserToken(GeneratedUser holder, String token) {
  private static final int AT_A_TIME = 16;

  /**
   * Logs users in and returns their tokens.
   *
   * @param numbers the user's number for the n-th log-in
   */
  public static List<UserToken> issue(ServerProcess server, int count, IntUnaryOperator numbers) {
    Progress.tell(String.format(Locale.ROOT, "issuing %,d tokens", count));
    var tokens = new ConcurrentLinkedQueue<UserToken>();
    var turn = new AtomicInteger();
    var clients =
        new LocalChannels(server.grpcPort(), 1)
            .clients(
                AuthServiceGrpc.getLoginMethod(),
                () -> logIn(new GeneratedUser(numbers.applyAsInt(turn.getAndIncrement())), tokens));
    Load.of(AT_A_TIME, clients).runOnce(count);
    return List.copyOf(tokens);
  }

  /**
   * Returns a request for the user's profile over REST; the user must be of a {@link Population},
   * whose ids are known.
   */
  public HttpExchange profile() {
    return holder.profile(token);
  }

  /** Returns a check of the token over gRPC. */
  public GrpcExchange<VerifyTokenRequest, VerifyTokenResponse> check() {
    return holder.check(token);
  }

  private static GrpcExchange<LoginRequest, LoginResponse> logIn(
      GeneratedUser user, ConcurrentLinkedQueue<UserToken> tokens) {
    return new GrpcExchange<>(
        user.logInOverGrpc(), answer -> tokens.add(new UserToken(user, answer.getAccessToken())));
  }
}
