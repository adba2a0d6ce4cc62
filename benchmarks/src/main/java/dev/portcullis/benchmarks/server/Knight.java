package dev.portcullis.benchmarks.server;

import dev.portcullis.benchmarks.ceiling.BareServer;
import dev.portcullis.benchmarks.load.GrpcExchange;
import dev.portcullis.benchmarks.load.HttpExchange;
import dev.portcullis.proto.v1.VerifyTokenRequest;
import dev.portcullis.proto.v1.VerifyTokenResponse;
import java.util.UUID;

/** One of the users of a {@link Population}: all that there is to know follows from the number. */
public record Knight(int number) {
  /** Everybody's password. */
  public static final String PASSWORD = "excalibur-in-the-stone";

  /** Those that come later are greater, as with the ids that Portcullis makes. */
  public UUID id() {
    return new UUID(0x01a2_0000_0000_7000L, 0x8000_0000_0000_0000L + number);
  }

  /** As long as everybody else's. */
  public String email() {
    return "knight%07d@camelot.example".formatted(number);
  }

  /** A profile, asked for over REST by that token. */
  public HttpExchange profile(String token) {
    String body =
        BareServer.BODY
            .formatted(email())
            .replace("01a20000-0000-7000-8000-000000000000", id().toString());
    return HttpExchange.get("/users/me", token, body);
  }

  /** That token, shown to a service that asks over gRPC what it is worth. */
  public GrpcExchange<VerifyTokenRequest, VerifyTokenResponse> check(String token) {
    String email = email();
    return new GrpcExchange<>(
        VerifyTokenRequest.newBuilder().setToken(token).build(),
        answer -> answer.getActive() && answer.getUser().getEmail().equals(email));
  }
}
