package dev.portcullis.adapters.grpc.call;

import dev.portcullis.application.port.in.operation.RequestId;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.DeviceToken;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Metadata of a call.
 *
 * @param requestId the call's id in the log; the id that the client chose, if acceptable
 * @param tokens the token that the call carries, if any
 * @param device the token of a known device that the call carries, if any
 * @param answer metadata to send with the response; the handler may add to it
 */
public record CallContext(
    RequestId requestId,
    List<AccessToken> tokens,
    Optional<DeviceToken> device,
    ClientInfo client,
    Metadata answer) {
  static final Context.Key<CallContext> KEY = Context.key("portcullis-call");
  public static final Metadata.Key<String> DEVICE = ascii("portcullis-device");
  public static final Metadata.Key<String> REQUEST_ID = ascii("x-request-id");

  private static final Metadata.Key<String> AUTHORIZATION = ascii("authorization");
  private static final Metadata.Key<String> USER_AGENT = ascii("user-agent");

  static CallContext of(ServerCall<?, ?> call, Metadata headers, Clients clients) {
    RequestId requestId =
        text(headers, REQUEST_ID)
            .flatMap(RequestId::chosen)
            .orElseGet(() -> RequestId.of(UUID.randomUUID()));
    return new CallContext(
        requestId,
        tokens(headers),
        text(headers, DEVICE).flatMap(DeviceToken::parse),
        new ClientInfo(clients.address(call, headers), text(headers, USER_AGENT).orElse("")),
        new Metadata());
  }

  /** Returns the token in the metadata, if any. */
  public static List<AccessToken> tokens(Metadata headers) {
    return text(headers, AUTHORIZATION).flatMap(AccessToken::ofBearer).stream().toList();
  }

  /** Returns the context of the current call. */
  public static CallContext current() {
    return KEY.get();
  }

  private static Optional<String> text(Metadata headers, Metadata.Key<String> key) {
    return Optional.ofNullable(headers.get(key));
  }

  private static Metadata.Key<String> ascii(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
