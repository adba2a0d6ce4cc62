package dev.portcullis.adapters.grpc;

import dev.portcullis.domain.session.AccessToken;
import dev.portcullis.domain.session.Client;
import io.grpc.Context;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a call says beside its message.
 *
 * @param requestId names the call in the log; the client's own choice if it made an acceptable one
 * @param tokens the token that the call carries, if any
 */
record CallContext(String requestId, List<AccessToken> tokens, Client client) {
  static final Context.Key<CallContext> KEY = Context.key("portcullis-call");
  static final Metadata.Key<String> REQUEST_ID = ascii("x-request-id");

  private static final Metadata.Key<String> AUTHORIZATION = ascii("authorization");
  private static final Metadata.Key<String> USER_AGENT = ascii("user-agent");

  /** RFC 6750, section 2.1; the scheme in any letter case (RFC 9110, section 11.1). */
  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(\\S+) *");

  private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  static CallContext of(ServerCall<?, ?> call, Metadata headers) {
    String requestId =
        text(headers, REQUEST_ID)
            .filter(given -> ACCEPTABLE.matcher(given).matches())
            .orElseGet(() -> UUID.randomUUID().toString());
    List<AccessToken> tokens =
        text(headers, AUTHORIZATION).flatMap(CallContext::bearer).stream().toList();
    return new CallContext(
        requestId, tokens, new Client(address(call), text(headers, USER_AGENT).orElse("")));
  }

  /** That of the call under way. */
  static CallContext current() {
    return KEY.get();
  }

  private static Optional<AccessToken> bearer(String header) {
    Matcher matcher = BEARER.matcher(header);
    return matcher.matches() ? AccessToken.parse(matcher.group(1)) : Optional.empty();
  }

  private static String address(ServerCall<?, ?> call) {
    return call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR)
                instanceof InetSocketAddress remote
            && remote.getAddress() != null
        ? remote.getAddress().getHostAddress()
        : "";
  }

  private static Optional<String> text(Metadata headers, Metadata.Key<String> key) {
    return Optional.ofNullable(headers.get(key));
  }

  private static Metadata.Key<String> ascii(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
