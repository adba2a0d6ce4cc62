package dev.portcullis.adapters.grpc;

import dev.portcullis.adapters.grpc.call.Fields;
import dev.portcullis.domain.federation.AuthorizationResponse;
import dev.portcullis.domain.federation.AuthorizationResponse.Outcome;
import dev.portcullis.domain.federation.AuthorizationResponse.Refusal;
import dev.portcullis.domain.federation.CsrfToken;
import dev.portcullis.proto.v1.CompleteAuthorizationRequest;
import java.util.Optional;
import java.util.function.Function;

/**
 * Authorization response in a request, with its provider and CSRF token.
 *
 * @param provider the provider's name in the request
 */
record AuthorizationResponseReader(
    String provider, AuthorizationResponse response, Optional<CsrfToken> csrf) {
  private static final Outcome ANY = new Refusal("");

  static AuthorizationResponseReader of(CompleteAuthorizationRequest request) {
    var fields = new Fields();
    var provider =
        fields.required(
            "provider", request.hasProvider(), request.getProvider(), Function.identity());
    Optional<String> code = request.hasCode() ? Optional.of(request.getCode()) : Optional.empty();
    Optional<String> error =
        request.hasError() ? Optional.of(request.getError()) : Optional.empty();
    var outcome = fields.required("code", () -> Outcome.of(code, error));
    var state =
        fields.required(
            "state", request.hasState(), request.getState(), AuthorizationResponseReader::state);
    var csrf =
        fields.optional(
            "csrf_token", request.hasCsrfToken(), request.getCsrfToken(), CsrfToken::new);
    var issuer =
        fields.optional(
            "issuer",
            request.hasIssuer(),
            request.getIssuer(),
            AuthorizationResponseReader::issuer);
    fields.check();
    var response = new AuthorizationResponse(state.orElseThrow(), outcome.orElseThrow(), issuer);
    return new AuthorizationResponseReader(provider.orElseThrow(), response, csrf);
  }

  /** Checked separately, so that the errors of all fields are reported at once. */
  private static String state(String text) {
    return new AuthorizationResponse(text, ANY, Optional.empty()).state();
  }

  private static String issuer(String text) {
    return new AuthorizationResponse("", ANY, Optional.of(text)).issuer().orElseThrow();
  }
}
