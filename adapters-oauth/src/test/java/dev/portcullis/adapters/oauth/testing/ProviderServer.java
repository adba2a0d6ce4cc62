package dev.portcullis.adapters.oauth.testing;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A small server of the authorization code flow, on a port of its own. It sends a browser that
 * comes to {@link #authorizeEndpoint} back at once, with a code for the account of {@link #person}.
 * It checks PKCE (S256), redirect URI and client; unless {@link #answers} tells it to do something
 * else.
 */
public abstract sealed class ProviderServer implements AutoCloseable
    permits OAuthServer, OidcServer {
  /** The one client that it knows. */
  public static final String CLIENT_ID = AuthorizationCodes.CLIENT_ID;

  /** The client's secret. */
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

  /** Answers requests with a good access token. */
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

  /** The issuer in answers to browsers (RFC 9207), if it sends one. */
  abstract Optional<String> sentIssuer();

  /** Completes the answer of the token endpoint to a good code; it has the access token already. */
  abstract void addTokens(
      Map<String, Object> answer, AuthorizationCodes.Grant grant, String accessToken);

  abstract ScriptedResponse userinfo(EndUser person);

  /** Its base URL, which is its issuer too. */
  public final URI issuer() {
    return at("");
  }

  /** Where browsers are sent. */
  public final URI authorizeEndpoint() {
    return at(AUTHORIZE);
  }

  /** Where codes are exchanged. */
  public final URI tokenEndpoint() {
    return at(TOKEN);
  }

  /** Describes the account that an access token is for. */
  public final URI userinfoEndpoint() {
    return at(USERINFO);
  }

  /** Sets the account of the browser's user, who consents. */
  public final void person(String accountId, Optional<String> email, boolean verified) {
    codes.person(new EndUser(accountId, email, verified));
  }

  /** Sends browsers back with this error from now on. */
  public final void refuse(String error) {
    codes.refuse(error);
  }

  /** Sets the answer of that endpoint, to all requests. */
  public final void answers(URI endpoint, ScriptedResponse answer) {
    web.replace(endpoint.getPath(), answer);
  }

  /** Lets that endpoint answer as usual again. */
  public final void answersAsUsual(URI endpoint) {
    web.restore(endpoint.getPath());
  }

  /** The requests to that endpoint, in order. */
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
