package dev.portcullis.adapters.rest.federation;

import dev.portcullis.adapters.rest.request.QueryFields;
import dev.portcullis.domain.federation.AuthorizationResponse;
import dev.portcullis.domain.federation.AuthorizationResponse.Outcome;
import dev.portcullis.domain.federation.AuthorizationResponse.Refusal;
import io.javalin.http.Context;
import java.util.Optional;

/** Reader for the authorization response that a browser brings back (RFC 6749, section 4.1.2). */
final class AuthorizationResponseReader {
  /** Placeholder for a missing outcome, so that errors of the other fields are reported, too. */
  private static final Outcome NONE = new Refusal("");

  private AuthorizationResponseReader() {}

  static AuthorizationResponse of(Context ctx) {
    var query = new QueryFields(ctx);
    Optional<String> state = query.required("state");
    Optional<Outcome> outcome =
        query.required("code", () -> Outcome.of(query.optional("code"), query.optional("error")));
    var response =
        query.tried(
            () ->
                new AuthorizationResponse(
                    state.orElse(""), outcome.orElse(NONE), query.optional("iss")));
    query.check();
    return response.orElseThrow();
  }
}
