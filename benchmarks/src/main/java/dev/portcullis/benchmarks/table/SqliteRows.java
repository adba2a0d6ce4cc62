package dev.portcullis.benchmarks.table;

import dev.portcullis.benchmarks.ceiling.BareServer;
import dev.portcullis.benchmarks.server.BareInstallation;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.benchmarks.server.ServerInstallation;
import dev.portcullis.benchmarks.server.ServerProcess;
import dev.portcullis.benchmarks.server.UserToken;
import dev.portcullis.benchmarks.table.Comparison.Side;
import dev.portcullis.proto.v1.VerifyTokenResponse;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Rows of token checks on SQLite, beside bare servers that answer a constant. */
record SqliteRows(RunDirectory directory, Sizes sizes) implements Section {
  private static final Row REST =
      new Row(
          "rest",
          "REST GET /users/me",
          "bare Javalin, a constant answer of the same size",
          "µs",
          Goal.ratio(2.0));
  private static final Row GRPC =
      new Row(
          "grpc",
          "gRPC VerifyToken",
          "an empty gRPC server, same executor and client",
          "µs",
          Goal.ratio(2.0));

  @Override
  public List<String> names() {
    return List.of(REST.name(), GRPC.name());
  }

  @Override
  public void measure(Consumer<Result> results) {
    try (ServerProcess server = ServerInstallation.onSqlite(directory, sizes.few()).serve();
        ServerProcess bare = BareInstallation.ofConstants(server, directory).serve()) {
      List<UserToken> tokens = UserToken.issue(server, sizes.tokens(), n -> n % sizes.few());
      Supplier<BackgroundLogIns> logIns = () -> new BackgroundLogIns(server, sizes.few());
      results.accept(overRest(tokens, server, bare, logIns));
      results.accept(overGrpc(tokens, server, bare, logIns));
    }
  }

  private Result overRest(
      List<UserToken> tokens,
      ServerProcess server,
      ServerProcess bare,
      Supplier<BackgroundLogIns> logIns) {
    var profiles = RequestClients.profiles(tokens);
    var constants = RequestClients.ofBareServer(profiles);
    return sizes
        .comparison()
        .of(
            REST,
            new Side(server, RequestClients.sendingOverHttp(server, profiles), logIns),
            new Side(bare, RequestClients.sendingOverHttp(bare, constants), logIns));
  }

  private Result overGrpc(
      List<UserToken> tokens,
      ServerProcess server,
      ServerProcess bare,
      Supplier<BackgroundLogIns> logIns) {
    var checks = tokens.stream().map(UserToken::check).toList();
    VerifyTokenResponse constant = BareServer.answer(new GeneratedUser(0).email());
    var constants = checks.stream().map(check -> check.expecting(constant)).toList();
    return sizes
        .comparison()
        .of(
            GRPC,
            new Side(server, RequestClients.sendingOverGrpc(server, checks), logIns),
            new Side(bare, RequestClients.sendingOverGrpc(bare, constants), logIns));
  }
}
