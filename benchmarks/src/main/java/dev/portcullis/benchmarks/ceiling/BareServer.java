package dev.portcullis.benchmarks.ceiling;

import dev.portcullis.proto.v1.User;
import dev.portcullis.proto.v1.VerifyTokenResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A bare REST and a bare gRPC server in one process, which prints its ports as Portcullis does.
 * With a database, REST reads a user from it for each answer.
 */
public final class BareServer {
  /** The body of an answer; as long as Portcullis's. */
  public static final String BODY =
      "{\"id\":\"01a20000-0000-7000-8000-000000000000\",\"email\":\"%s\",\"is_active\":true,\"is_superuser\":false,\"is_verified\":true}";

  private BareServer() {}

  /**
   * Starts the servers, and runs until the process is ended.
   *
   * @param arguments the ports of REST and gRPC; the e-mail address in the answers; then, for a
   *     database, its URL, its user, and the ids of users, separated by commas
   */
  public static void main(String... arguments) throws Exception {
    int httpPort = Integer.parseInt(arguments[0]);
    int grpcPort = Integer.parseInt(arguments[1]);
    String email = arguments[2];
    String body = BODY.formatted(email);
    Supplier<String> answers =
        arguments.length > 3
            ? new BareSelect(arguments[3], arguments[4], ids(arguments[5]), body)
            : () -> body;
    var grpc = BareGrpc.start(grpcPort, answer(email));
    var rest = BareRest.start(httpPort, answers);
    System.out.printf(
        Locale.ROOT,
        "REST   http://127.0.0.1:%d%ngRPC   127.0.0.1:%d%nStore  none%n",
        rest.port(),
        grpc.port());
    Thread.currentThread().join();
  }

  /** Returns the answer of the gRPC server. */
  public static VerifyTokenResponse answer(String email) {
    return VerifyTokenResponse.newBuilder()
        .setActive(true)
        .setUser(
            User.newBuilder()
                .setId("01a20000-0000-7000-8000-000000000000")
                .setEmail(email)
                .setIsActive(true)
                .setIsVerified(true))
        .setExpireTime(
            com.google.protobuf.Timestamp.newBuilder()
                .setSeconds(1_774_000_000L)
                .setNanos(123_456_000))
        .build();
  }

  private static List<UUID> ids(String list) {
    return Stream.of(list.split(",", -1)).map(UUID::fromString).toList();
  }
}
