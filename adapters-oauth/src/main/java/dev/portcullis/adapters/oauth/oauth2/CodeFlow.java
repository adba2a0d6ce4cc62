package dev.portcullis.adapters.oauth.oauth2;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import dev.portcullis.adapters.oauth.http.Deadline;
import dev.portcullis.adapters.oauth.http.ProviderHttp;
import dev.portcullis.adapters.oauth.http.Reply;
import dev.portcullis.adapters.oauth.http.UntrustedAnswerException;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.AuthorizationResponse.Refusal;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/** Authorization code flow (RFC 6749, section 4.1), always with PKCE (RFC 7636, S256). */
public record CodeFlow(ClientRegistration client, ProviderHttp http, InstantSource clock) {
  private static final String TOKEN_ENDPOINT = "the token endpoint";

  /** Starts an authorization request. */
  public AuthorizationRequest.Builder question(
      URI endpoint, AuthorizationContext context, String state, List<String> scopes) {
    return new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(client.id()))
        .endpointURI(endpoint)
        .redirectionURI(URI.create(context.redirectUri()))
        .scope(scopes.isEmpty() ? null : Scope.parse(scopes))
        .state(new State(state))
        .codeChallenge(new CodeVerifier(context.codeVerifier().value()), CodeChallengeMethod.S256);
  }

  /** Returns {@code wanted}, or the configured scopes if it is empty. */
  public List<String> scopes(Scopes wanted) {
    return wanted.names().isEmpty() ? client.scopes().names() : wanted.names();
  }

  /**
   * Exchanges the code for tokens.
   *
   * @param method the client authentication (RFC 6749, section 2.3.1)
   * @throws UntrustedAnswerException when the code is blank or rejected, or the response is
   *     malformed
   */
  public TokenGrant exchange(
      URI endpoint,
      ClientAuthenticationMethod method,
      Code code,
      AuthorizationContext context,
      Deadline deadline) {
    if (code.value().isBlank()) {
      throw new UntrustedAnswerException("the code is blank");
    }
    var grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code.value()),
            URI.create(context.redirectUri()),
            new CodeVerifier(context.codeVerifier().value()));
    var request = new TokenRequest.Builder(endpoint, authentication(method), grant).build();
    Reply reply = http.send(TOKEN_ENDPOINT, request.toHTTPRequest(), deadline);
    refuseErrors(reply);
    return TokenGrant.read(reply, clock.instant());
  }

  private ClientAuthentication authentication(ClientAuthenticationMethod method) {
    var id = new ClientID(client.id());
    var secret = new Secret(client.secret());
    return method.equals(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        ? new ClientSecretBasic(id, secret)
        : new ClientSecretPost(id, secret);
  }

  /** Error responses of RFC 6749, section 5.2. GitHub sends them with status 200. */
  private void refuseErrors(Reply reply) {
    if (!reply.isJson()) {
      if (reply.status() == 401) {
        throw notOurClient(reply, "401");
      }
      return;
    }
    Object error = reply.object().all().get("error");
    if (error == null) {
      return;
    }
    String name = error instanceof String text ? new Refusal(text).error() : "an error";
    switch (name) {
      case "invalid_client", "unauthorized_client", "incorrect_client_credentials" ->
          throw notOurClient(reply, name);
      case "server_error", "temporarily_unavailable" ->
          throw http.unavailable(reply.from() + " answers " + name, null);
      default -> throw new UntrustedAnswerException(reply.from() + " answers " + name);
    }
  }

  private RuntimeException notOurClient(Reply reply, String answer) {
    return http.unavailable(
        "%s answers %s: check client-id and client-secret of oauth.providers.%s"
            .formatted(reply.from(), answer, client.provider()),
        null);
  }
}
