package dev.portcullis.acceptance.federation;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.Outcome;
import dev.portcullis.acceptance.RestApi;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sign-in with a provider over REST, as a browser does it: a cookie carries the secret. */
public record RestOAuthApi(RestApi rest) implements OAuthApi {
  private static final String CSRF = "fastapiusersoauthcsrf";

  @Override
  public Outcome<Authorization> authorize(Wish wish) {
    return authorize("/auth/", "", wish);
  }

  @Override
  public Outcome<Authorization> authorizeAssociation(String token, Wish wish) {
    return authorize("/auth/associate/", token, wish);
  }

  private Outcome<Authorization> authorize(String root, String token, Wish wish) {
    String query =
        Stream.concat(
                wish.scopes().stream().map(scope -> parameter("scopes", scope)),
                wish.redirectUri().stream().map(uri -> parameter("redirect_uri", uri)))
            .collect(Collectors.joining("&"));
    var answer =
        rest.send(rest.request(root + wish.provider() + "/authorize?" + query, token, Map.of()));
    return RestApi.outcome(
        answer,
        body ->
            new Authorization(
                URI.create(body.get("authorization_url").textValue()),
                RestApi.cookie(answer, CSRF).orElseThrow()));
  }

  @Override
  public Outcome<String> logIn(Return back) {
    var answer = callback("/auth/", "", back);
    return RestApi.outcome(answer, body -> RestApi.token(answer, body));
  }

  @Override
  public Outcome<Person> associate(String token, Return back) {
    return RestApi.outcome(callback("/auth/associate/", token, back), RestApi::person);
  }

  private HttpResponse<String> callback(String root, String token, Return back) {
    String query =
        back.parameters().entrySet().stream()
            .map(parameter -> parameter(parameter.getKey(), parameter.getValue()))
            .collect(Collectors.joining("&"));
    Map<String, String> cookies = back.csrf().isEmpty() ? Map.of() : Map.of(CSRF, back.csrf());
    return rest.send(rest.request(root + back.provider() + "/callback?" + query, token, cookies));
  }

  private static String parameter(String name, String value) {
    return name + "=" + URLEncoder.encode(value, UTF_8);
  }

  @Override
  public Outcome<List<LinkedAccount>> accounts(String token) {
    return RestApi.outcome(
        rest.send("GET", "/users/me/oauth-accounts", token, null), RestOAuthApi::accounts);
  }

  @Override
  public Outcome<Boolean> unlink(String token, String id) {
    return RestApi.outcome(
        rest.send("DELETE", "/users/me/oauth-accounts/" + id, token, null), body -> true);
  }

  /** Reads the linked accounts of a user, or of the list of linked accounts. */
  public static List<LinkedAccount> accounts(JsonNode body) {
    return body.path("oauth_accounts")
        .valueStream()
        .map(
            account ->
                new LinkedAccount(
                    account.path("id").textValue(),
                    account.path("oauth_name").textValue(),
                    account.path("account_id").textValue(),
                    account.path("account_email").textValue()))
        .toList();
  }
}
