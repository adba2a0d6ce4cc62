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

/** A user of a {@link Population}; the number determines all values. */
public record GeneratedUser(int number) {
  /** The password of all users. */
  public static final String PASSWORD = "excalibur-in-the-stone";

  /** Returns an id that grows with the number, as Portcullis's ids grow with time. */
  public UUID id() {
    return new UUID(0x01a2_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
  }

  /** Returns an e-mail address of constant length. */
  public String email() {
    return String.format(Locale.ROOT, "knight%07d@camelot.example", number);
  }

  /** Returns the registration of this user, who must not be registered yet. */
  public HttpExchange register() {
    return HttpExchange.register(email(), PASSWORD);
  }

  /** Returns registrations of users in turn, from number {@code first} on. */
  public static Supplier<HttpExchange> registering(int first) {
    var turn = new AtomicInteger(first);
    return () -> new GeneratedUser(turn.getAndIncrement()).register();
  }

  /** Returns the log-in of this user. */
  public HttpExchange logIn() {
    return HttpExchange.logIn(email(), PASSWORD);
  }

  /** Returns the log-in of this user over gRPC. */
  public LoginRequest logInOverGrpc() {
    return LoginRequest.newBuilder()
        .setUsername(email())
        .setPassword(PASSWORD)
        .setBackend("jwt")
        .build();
  }

  /** Returns {@code what} of the users from 0 to {@code count - 1}, in turn and repeatedly. */
  public static <T> Supplier<T> inTurn(int count, Function<GeneratedUser, T> what) {
    var turn = new AtomicInteger();
    return () -> what.apply(new GeneratedUser(Math.floorMod(turn.getAndIncrement(), count)));
  }

  /** Returns a request for this user's profile over REST. */
  public HttpExchange profile(String token) {
    String body =
        BareServer.BODY
            .formatted(email())
            .replace("01a20000-0000-7000-8000-000000000000", id().toString());
    return HttpExchange.profile(token).expecting(200, body);
  }

  /** Returns a token check over gRPC. */
  public GrpcExchange<VerifyTokenRequest, VerifyTokenResponse> check(String token) {
    String email = email();
    return new GrpcExchange<>(
        VerifyTokenRequest.newBuilder().setToken(token).build(),
        answer -> answer.getActive() && answer.getUser().getEmail().equals(email));
  }
}
