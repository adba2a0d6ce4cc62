package dev.portcullis.adapters.rest.federation;

import dev.portcullis.adapters.rest.http.CsrfCookie;
import dev.portcullis.adapters.rest.http.Errors;
import dev.portcullis.adapters.rest.http.Json;
import dev.portcullis.adapters.rest.http.RejectedException;
import dev.portcullis.adapters.rest.request.QueryFields;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.port.in.federation.DescribeProvider;
import dev.portcullis.application.port.in.federation.GetAuthorizationUrl;
import dev.portcullis.application.port.in.federation.ProviderDescription;
import dev.portcullis.domain.federation.CsrfToken;
import dev.portcullis.domain.federation.Scopes;
import dev.portcullis.domain.login.SignedInUser;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Map;
import java.util.Optional;

/** Redirect of a browser to a provider and back. */
public record AuthorizationFlow(
    DescribeProvider describeProvider, CsrfCookie csrf, GetAuthorizationUrl getAuthorizationUrl) {
  /** Returns the provider in the path; ends the handling of the request if there is none. */
  ProviderDescription provider(Context ctx) {
    return switch (describeProvider.describe(ctx.pathParam("provider"))) {
      case DescribeProvider.Result.Described described -> described.provider();
      case Rejection rejection -> throw new RejectedException(rejection);
    };
  }

  /**
   * Answers with the URL to which the client sends the browser.
   *
   * @param associating the user to link the account to; empty for a log-in
   */
  void begin(Context ctx, ProviderDescription provider, Optional<SignedInUser> associating) {
    var query = new QueryFields(ctx);
    var scopes = query.tried(() -> new Scopes(query.all("scopes")));
    query.check();
    var command =
        new GetAuthorizationUrl.Command(
            provider.name(), scopes.orElseThrow(), query.optional("redirect_uri"), associating);
    switch (getAuthorizationUrl.authorizationUrl(command)) {
      case GetAuthorizationUrl.Result.Ready ready -> {
        csrf.set(ctx, ready.csrf(), ready.lifetime());
        Json.write(ctx, Map.of("authorization_url", ready.authorizationUrl().toString()));
      }
      case Rejection rejection -> Errors.rejected(ctx, rejection);
    }
  }

  /**
   * Returns the CSRF token of the returned browser, and clears its cookie. The browser sends no
   * referrer to other sites, because the URL contains an authorization code (RFC 9700, section
   * 4.2.4).
   */
  Optional<CsrfToken> end(Context ctx) {
    ctx.header(Header.REFERRER_POLICY, "no-referrer");
    return csrf.take(ctx);
  }
}
