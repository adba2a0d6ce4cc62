package dev.portcullis.benchmarks.server;

import dev.portcullis.benchmarks.ceiling.BareServer;
import dev.portcullis.benchmarks.load.GrpcExchange;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.proto.v1.LoginRequest;
import dev.portcullis.proto.v1.VerifyTokenRequest;
import dev.portcullis.proto.v1.VerifyTokenResponse;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** One of the users of a {@link Population}: all that there is to know follows from the number. */
public record GeneratedUser(int number) {
  /** Everybody's password. */
  public static final String PASSWORD = "excalibur-in-the-stone";

  /** Those that come later are greater, as with the ids that Portcullis makes. */
  public UUID id() {
    return new UUID(0x01a2_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
  }

  /** As long as everybody else's. */
  public String email() {
    return String.format(Locale.ROOT, "knight%07d@camelot.example", number);
  }

  /** A registration of this one, who must not be there yet. */
  public HttpExchange register() {
    return HttpExchange.register(email(), PASSWORD);
  }

  /** Registrations of one knight after the other, from that number on. */
  public static Supplier<HttpExchange> registering(int first) {
    var turn = new AtomicInteger(first);
    return () -> new GeneratedUser(turn.getAndIncrement()).register();
  }

  /** A log-in of this one. */
  public HttpExchange logIn() {
    return HttpExchange.logIn(email(), PASSWORD);
  }

  /** The same over gRPC. */
  public LoginRequest logInOverGrpc() {
    return LoginRequest.newBuilder()
        .setUsername(email())
        .setPassword(PASSWORD)
        .setBackend("jwt")
        .build();
  }

  /** What so many knights do in turn, from number 0 on, and then from the beginning. */
  public static <T> Supplier<T> inTurn(int count, Function<GeneratedUser, T> what) {
    var turn = new AtomicInteger();
    return () -> what.apply(new GeneratedUser(Math.floorMod(turn.getAndIncrement(), count)));
  }

  /** A profile, asked for over REST by that token. */
  public HttpExchange profile(String token) {
    String body =
        BareServer.BODY
            .formatted(email())
            .replace("01a20000-0000-7000-8000-000000000000", id().toString());
    return HttpExchange.profile(token).expecting(200, body);
  }

  /** That token, shown to a service that asks over gRPC what it is worth. */
  public GrpcExchange<VerifyTokenRequest, VerifyTokenResponse> check(String token) {
    String email = email();
    return new GrpcExchange<>(
        VerifyTokenRequest.newBuilder().setToken(token).build(),
        answer -> answer.getActive() && answer.getUser().getEmail().equals(email));
  }
}
