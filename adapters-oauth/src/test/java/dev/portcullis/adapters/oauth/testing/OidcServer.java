package dev.portcullis.adapters.oauth.testing;

import com.nimbusds.jose.JWSAlgorithm;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A small OpenID Connect provider with discovery, on a port of its own. A browser that comes to
 * {@link #authorizeEndpoint} is sent back at once, with a code for whoever {@link #person} says. It
 * checks PKCE (S256), redirect URI and client, and signs ID tokens by RS256; unless a test tells it
 * to do something else.
 */
public final class OidcServer implements AutoCloseable {
  /** The one client that it knows. */
  public static final String CLIENT_ID = Codes.CLIENT_ID;

  /** The client's secret. */
  public static final String CLIENT_SECRET = Codes.CLIENT_SECRET;

  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final String AUTHORIZE = "/authorize";
  private static final String TOKEN = "/token";
  private static final String USERINFO = "/userinfo";
  private static final String JWKS = "/jwks";
  private static final String SENDS_ISSUER = "authorization_response_iss_parameter_supported";

  private final Codes codes = new Codes();
  private final IdTokens idTokens;
  private final Map<String, Optional<Object>> metadata = new ConcurrentHashMap<>();
  private final Web web =
      new Web(
          Map.of(
              DISCOVERY,
              request -> Answer.json(200, discovery()),
              AUTHORIZE,
              request -> codes.authorize(request, sentIssuer()),
              TOKEN,
              this::token,
              USERINFO,
              this::userinfo,
              JWKS,
              request -> Answer.json(200, keys())));

  /** Issues ID tokens by {@code clock}. */
  public OidcServer(InstantSource clock) {
    this.idTokens = new IdTokens(clock);
  }

  /** What it calls itself, and where discovery begins. */
  public URI issuer() {
    return web.at("");
  }

  /** Where its metadata are (OpenID Connect Discovery 1.0, section 4). */
  public URI discoveryEndpoint() {
    return web.at(DISCOVERY);
  }

  /** Where browsers are sent. */
  public URI authorizeEndpoint() {
    return web.at(AUTHORIZE);
  }

  /** Where codes are exchanged. */
  public URI tokenEndpoint() {
    return web.at(TOKEN);
  }

  /** Says who somebody is. */
  public URI userinfoEndpoint() {
    return web.at(USERINFO);
  }

  /** Shows the key. */
  public URI jwksEndpoint() {
    return web.at(JWKS);
  }

  /** Who sits in front of the browser from now on; they say yes. */
  public void person(String accountId, Optional<String> email, boolean verified) {
    codes.person(new Person(accountId, email, verified));
  }

  /** Whoever sits in front of the browser now says no, or the server does. */
  public void refuse(String error) {
    codes.refuse(error);
  }

  /** What it says of itself; {@code null} to say nothing. */
  public void metadata(String name, @Nullable Object value) {
    metadata.put(name, Optional.ofNullable(value));
  }

  /** Says who it is in every answer to a browser, and that it does (RFC 9207). */
  public void sendsIssuer() {
    metadata(SENDS_ISSUER, true);
  }

  /** What ID tokens say from now on; {@code null} to say nothing. */
  public void claim(String name, @Nullable Object value) {
    idTokens.claim(name, value);
  }

  /** ID tokens say from now on which access token they come with. */
  public void bindsAccessToken() {
    idTokens.bindsAccessToken();
  }

  /** How ID tokens are signed from now on. */
  public void signature(Signature how) {
    idTokens.signature(how);
  }

  /** Takes a new key, for that algorithm, and forgets the old one. */
  public void rotate(JWSAlgorithm algorithm) {
    idTokens.rotate(algorithm);
  }

  /** The keys that it shows now, as JSON. */
  public String keys() {
    return idTokens.publishedKeys();
  }

  /** What to answer, whoever asks, at that endpoint. */
  public void answers(URI endpoint, Answer answer) {
    web.replace(endpoint.getPath(), answer);
  }

  /** Answers as usual again at that endpoint. */
  public void answersAsUsual(URI endpoint) {
    web.restore(endpoint.getPath());
  }

  /** What was sent to that endpoint, in order. */
  public List<Request> requests(URI endpoint) {
    return web.requests(endpoint.getPath());
  }

  private Optional<String> sentIssuer() {
    return metadata.getOrDefault(SENDS_ISSUER, Optional.empty()).map(sends -> issuer().toString());
  }

  private Map<String, Object> discovery() {
    Map<String, Object> members = new HashMap<>();
    members.put("issuer", issuer().toString());
    members.put("authorization_endpoint", authorizeEndpoint().toString());
    members.put("token_endpoint", tokenEndpoint().toString());
    members.put("userinfo_endpoint", userinfoEndpoint().toString());
    members.put("jwks_uri", jwksEndpoint().toString());
    members.put("response_types_supported", List.of("code"));
    members.put("subject_types_supported", List.of("public"));
    members.put("id_token_signing_alg_values_supported", List.of("RS256"));
    IdTokens.override(members, metadata);
    return members;
  }

  private Answer token(Request request) {
    if (!request.isBy(CLIENT_ID, CLIENT_SECRET)) {
      return Answer.error(401, "invalid_client");
    }
    return codes
        .redeem(request)
        .map(grant -> Answer.json(200, tokens(grant)))
        .orElseGet(() -> Answer.error(400, "invalid_grant"));
  }

  private Map<String, Object> tokens(Codes.Grant grant) {
    String accessToken = codes.accessToken(grant);
    return Map.of(
        "access_token",
        accessToken,
        "token_type",
        "Bearer",
        "expires_in",
        300,
        "id_token",
        idTokens.write(issuer().toString(), grant, accessToken));
  }

  private Answer userinfo(Request request) {
    return codes
        .bearer(request)
        .map(person -> Answer.json(200, IdTokens.profile(person)))
        .orElseGet(() -> Answer.error(401, "invalid_token"));
  }

  @Override
  public void close() {
    web.close();
  }
}
