package dev.portcullis.adapters.oauth.testing;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A small OAuth 2 server with a profile and a list of e-mail addresses for each person, on a port
 * of its own. A browser that comes to {@link #authorizeEndpoint} is sent back at once, with a code
 * for whoever {@link #person} says. It checks PKCE (S256), redirect URI and client; unless {@link
 * #answers} tells it to do something else.
 */
public final class OAuthServer implements AutoCloseable {
  /** The one client that it knows. */
  public static final String CLIENT_ID = Codes.CLIENT_ID;

  /** The client's secret. */
  public static final String CLIENT_SECRET = Codes.CLIENT_SECRET;

  private static final String AUTHORIZE = "/authorize";
  private static final String TOKEN = "/token";
  private static final String USERINFO = "/userinfo";
  private static final String EMAILS = "/emails";

  private final Codes codes = new Codes();
  private final Web web =
      new Web(
          Map.of(
              AUTHORIZE,
              request -> codes.authorize(request, Optional.empty()),
              TOKEN,
              this::token,
              USERINFO,
              request -> toBearer(request, this::profile),
              EMAILS,
              request -> toBearer(request, OAuthServer::emails)));
  private volatile Optional<Answer> profile = Optional.empty();

  /** Where it is. */
  public URI issuer() {
    return web.at("");
  }

  /** Where browsers are sent. */
  public URI authorizeEndpoint() {
    return web.at(AUTHORIZE);
  }

  /** Where codes are exchanged. */
  public URI tokenEndpoint() {
    return web.at(TOKEN);
  }

  /** Says who somebody is: {@code id}, {@code email} if there is one, {@code verified}. */
  public URI userinfoEndpoint() {
    return web.at(USERINFO);
  }

  /** Lists somebody's addresses, as GitHub does. */
  public URI emailsEndpoint() {
    return web.at(EMAILS);
  }

  /** Who sits in front of the browser from now on; they say yes. */
  public void person(String accountId, Optional<String> email, boolean verified) {
    codes.person(new Person(accountId, email, verified));
  }

  /** Whoever sits in front of the browser now says no, or the server does. */
  public void refuse(String error) {
    codes.refuse(error);
  }

  /** What to tell about everybody, to whoever brings a good token. */
  public void profile(String json) {
    profile = Optional.of(Answer.json(200, json));
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

  private Answer token(Request request) {
    if (!request.isBy(CLIENT_ID, CLIENT_SECRET)) {
      return Answer.error(401, "invalid_client");
    }
    return codes
        .redeem(request)
        .map(
            grant ->
                Answer.json(
                    200,
                    Map.of(
                        "access_token",
                        codes.accessToken(grant),
                        "token_type",
                        "bearer",
                        "refresh_token",
                        "refresh-me",
                        "expires_in",
                        3600)))
        .orElseGet(() -> Answer.error(400, "invalid_grant"));
  }

  private Answer toBearer(Request request, Function<Person, Answer> answer) {
    return codes.bearer(request).map(answer).orElseGet(() -> Answer.error(401, "invalid_token"));
  }

  private Answer profile(Person person) {
    return profile.orElseGet(
        () -> {
          Map<String, Object> members = new TreeMap<>();
          members.put("id", person.accountId());
          members.put("verified", person.verified());
          person.email().ifPresent(email -> members.put("email", email));
          return Answer.json(200, members);
        });
  }

  private static Answer emails(Person person) {
    return Answer.json(
        200,
        person
            .email()
            .map(
                email ->
                    "[{\"email\":\"%s\",\"primary\":true,\"verified\":%s}]"
                        .formatted(email, person.verified()))
            .orElse("[]"));
  }

  @Override
  public void close() {
    web.close();
  }
}
