package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.ceiling.BareServer;
import dev.portcullis.benchmarks.load.GrpcExchange;
import dev.portcullis.benchmarks.load.HttpClient;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.LocalChannels;
import dev.portcullis.benchmarks.server.UserToken;
import dev.portcullis.proto.v1.TokenServiceGrpc;
import dev.portcullis.proto.v1.VerifyTokenRequest;
import dev.portcullis.proto.v1.VerifyTokenResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Who asks, over REST and over gRPC, and what. */
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

  /** Closes the channels with itself. */
  static Load overGrpc(
      int port, Supplier<GrpcExchange<VerifyTokenRequest, VerifyTokenResponse>> exchanges) {
    var clients =
        new LocalChannels(port, GRPC_CONNECTIONS)
            .clients(TokenServiceGrpc.getVerifyTokenMethod(), exchanges);
    return Load.of(GRPC_CALLS_AT_A_TIME, clients);
  }

  /** The holders' own, of a population. */
  static List<HttpExchange> profiles(List<UserToken> tokens) {
    return tokens.stream().map(UserToken::profile).toList();
  }

  /** The same requests, to a bare server that names the first knight whoever asks. */
  static List<HttpExchange> ofBareServer(List<HttpExchange> profiles) {
    String constant = BareServer.BODY.formatted(new GeneratedUser(0).email());
    return profiles.stream().map(profile -> profile.expecting(200, constant)).toList();
  }

  /** Each of them in turn, and then from the beginning. */
  static <T> Supplier<T> again(List<T> exchanges) {
    var turn = new AtomicInteger();
    return () -> exchanges.get(Math.floorMod(turn.getAndIncrement(), exchanges.size()));
  }

  /**
   * The first {@code few} in turn for so many {@code turns}, then each of the others once.
   *
   * @param turns what warms up all that those who come once have in common with the others
   */
  static <T> Supplier<T> once(List<T> exchanges, int few, int turns) {
    Supplier<T> known = again(exchanges.subList(0, few));
    var turn = new AtomicInteger();
    return () -> {
      int number = turn.getAndIncrement();
      return number < turns ? known.get() : exchanges.get(few + number - turns);
    };
  }
}
