package dev.portcullis.adapters.oauth.testing;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Plain OAuth 2 server with a profile and a list of e-mail addresses for each account. Its profiles
 * have {@code id}, {@code email} if there is one, and {@code verified}.
 */
public final class OAuthServer extends ProviderServer {
  private static final String EMAILS = "/emails";

  private volatile Optional<ScriptedResponse> profile = Optional.empty();

  /** Starts the server. */
  public OAuthServer() {
    handleBearer(EMAILS, OAuthServer::emails);
  }

  /** Returns the endpoint that lists an account's addresses in GitHub's format. */
  public URI emailsEndpoint() {
    return at(EMAILS);
  }

  /** Sets the profile of all accounts. */
  public void profile(String json) {
    profile = Optional.of(ScriptedResponse.json(200, json));
  }

  @Override
  Optional<String> sentIssuer() {
    return Optional.empty();
  }

  @Override
  void addTokens(Map<String, Object> answer, AuthorizationCodes.Grant grant, String accessToken) {
    answer.put("token_type", "bearer");
    answer.put("refresh_token", "refresh-me");
    answer.put("expires_in", 3600);
  }

  @Override
  ScriptedResponse userinfo(EndUser person) {
    return profile.orElseGet(
        () -> {
          Map<String, Object> members = new TreeMap<>();
          members.put("id", person.accountId());
          members.put("verified", person.verified());
          person.email().ifPresent(email -> members.put("email", email));
          return ScriptedResponse.json(200, members);
        });
  }

  private static ScriptedResponse emails(EndUser person) {
    return ScriptedResponse.json(
        200,
        person
            .email()
            .map(
                email ->
                    "[{\"email\":\"%s\",\"primary\":true,\"verified\":%s}]"
                        .formatted(email, person.verified()))
            .orElse("[]"));
  }
}
