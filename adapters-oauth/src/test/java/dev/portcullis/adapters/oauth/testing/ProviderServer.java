package dev.portcullis.adapters.oauth.testing;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Server of the authorization code flow, on a free port. {@link #authorizeEndpoint} redirects a
 * browser back at once, with a code for the account of {@link #person}. The server checks PKCE
 * (S256), redirect URI and client. {@link #answers} replaces an endpoint's response.
 */
public abstract sealed class ProviderServer implements AutoCloseable
    permits OAuthServer, OidcServer {
  /** Id of the only client. */
  public static final String CLIENT_ID = AuthorizationCodes.CLIENT_ID;

  /** Secret of the only client. */
  public static final String CLIENT_SECRET = AuthorizationCodes.CLIENT_SECRET;

  private static final String AUTHORIZE = "/authorize";
  private static final String TOKEN = "/token";
  private static final String USERINFO = "/userinfo";

  private final AuthorizationCodes codes = new AuthorizationCodes();
  private final ScriptedWebServer web = new ScriptedWebServer();

  ProviderServer() {
    handle(AUTHORIZE, request -> codes.authorize(request, sentIssuer()));
    handle(TOKEN, this::token);
    handleBearer(USERINFO, this::userinfo);
  }

  final void handle(String path, Function<RecordedRequest, ScriptedResponse> handler) {
    web.handle(path, handler);
  }

  /** Handles requests with a valid access token; others are answered with 401. */
  final void handleBearer(String path, Function<EndUser, ScriptedResponse> handler) {
    handle(
        path,
        request ->
            codes
                .bearer(request)
                .map(handler)
                .orElseGet(() -> ScriptedResponse.error(401, "invalid_token")));
  }

  final URI at(String path) {
    return web.at(path);
  }

  /** Returns the issuer in authorization responses (RFC 9207), if it is sent. */
  abstract Optional<String> sentIssuer();

  /** Completes a successful token response, which has the access token already. */
  abstract void addTokens(
      Map<String, Object> answer, AuthorizationCodes.Grant grant, String accessToken);

  abstract ScriptedResponse userinfo(EndUser person);

  /** Returns the base URL, which is also the issuer. */
  public final URI issuer() {
    return at("");
  }

  /** Returns the authorization endpoint. */
  public final URI authorizeEndpoint() {
    return at(AUTHORIZE);
  }

  /** Returns the token endpoint. */
  public final URI tokenEndpoint() {
    return at(TOKEN);
  }

  /** Returns the userinfo endpoint, which describes the account of an access token. */
  public final URI userinfoEndpoint() {
    return at(USERINFO);
  }

  /** Sets the account of the browser's user, who consents from now on. */
  public final void person(String accountId, Optional<String> email, boolean verified) {
    codes.person(new EndUser(accountId, email, verified));
  }

  /** Redirects browsers back with this error from now on. */
  public final void refuse(String error) {
    codes.refuse(error);
  }

  /** Replaces the endpoint's responses. */
  public final void answers(URI endpoint, ScriptedResponse answer) {
    web.replace(endpoint.getPath(), answer);
  }

  /** Restores the endpoint's responses. */
  public final void answersAsUsual(URI endpoint) {
    web.restore(endpoint.getPath());
  }

  /** Returns the requests to the endpoint, in order. */
  public final List<RecordedRequest> requests(URI endpoint) {
    return web.requests(endpoint.getPath());
  }

  private ScriptedResponse token(RecordedRequest request) {
    if (!request.isBy(CLIENT_ID, CLIENT_SECRET)) {
      return ScriptedResponse.error(401, "invalid_client");
    }
    return codes
        .redeem(request)
        .map(grant -> ScriptedResponse.json(200, tokens(grant)))
        .orElseGet(() -> ScriptedResponse.error(400, "invalid_grant"));
  }

  private Map<String, Object> tokens(AuthorizationCodes.Grant grant) {
    String accessToken = codes.accessToken(grant);
    Map<String, Object> answer = new HashMap<>();
    answer.put("access_token", accessToken);
    addTokens(answer, grant, accessToken);
    return answer;
  }

  @Override
  public final void close() {
    web.close();
  }
}
