package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.ceiling.BareServer;
import dev.portcullis.benchmarks.load.GrpcExchange;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.benchmarks.load.Load;
import dev.portcullis.benchmarks.server.BareInstallation;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.Population;
import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.benchmarks.server.ServerInstallation;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.UserToken;
import dev.portcullis.benchmarks.table.Result.Goal;
import dev.portcullis.proto.v1.VerifyTokenRequest;
import dev.portcullis.proto.v1.VerifyTokenResponse;
import java.util.List;
import java.util.function.Supplier;

/**
 * Rows of token checks on SQLite.
 *
 * @param cold whether each token is checked once, by a server that has never verified it; otherwise
 *     a number of tokens is checked repeatedly
 */
record TokenRows(RunDirectory directory, Sizes sizes, boolean cold) implements Section {
  static final String JAVALIN = "bare Javalin, a constant answer of the same size";
  static final Goal REST_GOAL = Goal.atLeast(0.80);

  private static final String ECHO = "an empty gRPC server, same executor and client";
  private static final Goal GRPC_GOAL = Goal.atLeast(0.85);
  private static final Row GRPC_HOT = new Row("grpc-hot", "gRPC VerifyToken, hot", ECHO, GRPC_GOAL);
  private static final Row GRPC_COLD =
      new Row("grpc-cold", "gRPC VerifyToken, cold", ECHO, GRPC_GOAL);
  private static final Row REST_HOT =
      new Row("rest-hot", "REST GET /users/me, hot", JAVALIN, REST_GOAL);
  private static final Row REST_COLD =
      new Row("rest-cold", "REST GET /users/me, cold", JAVALIN, REST_GOAL);

  @Override
  public List<String> names() {
    return List.of(grpc().name(), rest().name());
  }

  private Row grpc() {
    return cold ? GRPC_COLD : GRPC_HOT;
  }

  private Row rest() {
    return cold ? REST_COLD : REST_HOT;
  }

  @Override
  public void measure(Findings findings) {
    ServerInstallation installation =
        ServerInstallation.in(directory, ServerInstallation.CHEAP_HASHES);
    installation.serve().close();
    Population.onSqlite(installation.database(), sizes.few());
    int tokens = cold ? sizes.coldTokens() : sizes.tokens();
    // Issued by another process: the measured server has verified none of the tokens.
    List<UserToken> userTokens;
    try (ServerProcess issuer = installation.serve()) {
      userTokens = UserToken.issue(issuer, cold ? 2 * tokens : tokens, n -> n % sizes.few());
    }
    try (ServerProcess server = installation.serve();
        ServerProcess bare = BareInstallation.ofConstants(server, directory).serve()) {
      findings.add(overGrpc(userTokens.subList(0, tokens), server, bare));
      findings.add(
          overHttp(
              userTokens.subList(userTokens.size() - tokens, userTokens.size()), server, bare));
    }
  }

  private Comparison comparison() {
    return cold ? sizes.ofColdChecks() : sizes.ofChecks();
  }

  private <T> Supplier<T> turns(List<T> exchanges) {
    return cold
        ? RequestClients.once(exchanges, sizes.tokens(), sizes.warmUp())
        : RequestClients.again(exchanges);
  }

  private Result overGrpc(List<UserToken> userTokens, ServerProcess server, ServerProcess bare) {
    List<GrpcExchange<VerifyTokenRequest, VerifyTokenResponse>> checks =
        userTokens.stream().map(UserToken::check).toList();
    VerifyTokenResponse constant = BareServer.answer(new GeneratedUser(0).email());
    var echoes = checks.stream().map(check -> check.expecting(constant)).toList();
    try (Load ours = RequestClients.overGrpc(server.grpcPort(), turns(checks));
        Load theirs = RequestClients.overGrpc(bare.grpcPort(), RequestClients.again(echoes))) {
      return comparison().of(grpc(), ComparedSide.of(ours), ComparedSide.of(theirs));
    }
  }

  private Result overHttp(List<UserToken> userTokens, ServerProcess server, ServerProcess bare) {
    List<HttpExchange> profiles = RequestClients.profiles(userTokens);
    List<HttpExchange> echoes = RequestClients.ofBareServer(profiles);
    try (Load ours = RequestClients.overHttp(server.httpPort(), turns(profiles));
        Load theirs = RequestClients.overHttp(bare.httpPort(), RequestClients.again(echoes))) {
      return comparison().of(rest(), ComparedSide.of(ours), ComparedSide.of(theirs));
    }
  }
}
