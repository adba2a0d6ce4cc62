package dev.portcullis.adapters.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.oauth.OAuthSettings.Claims;
import dev.portcullis.adapters.oauth.OAuthSettings.Discovered;
import dev.portcullis.adapters.oauth.OAuthSettings.Explicit;
import dev.portcullis.adapters.oauth.testing.Browser;
import dev.portcullis.adapters.oauth.testing.OAuthServer;
import dev.portcullis.adapters.oauth.testing.OidcServer;
import dev.portcullis.adapters.oauth.testing.ProviderServer;
import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.application.port.out.federation.IdentityProvider.Answer;
import dev.portcullis.application.port.out.federation.IdentityProvider.Identified;
import dev.portcullis.application.port.out.federation.IdentityProvider.NotIdentified;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.CodeVerifier;
import dev.portcullis.domain.federation.ExternalIdentity;
import dev.portcullis.domain.federation.Nonce;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sign-ins of a browser with a provider, for tests. */
public final class SignInVisits {
  public static final AuthorizationContext CONTEXT =
      new AuthorizationContext(
          new CodeVerifier("verifier-verifier-verifier-verifier-verifier"),
          new Nonce("nonce-1"),
          "https://camelot.example/auth/grail/callback");
  public static final String STATE = "state-1";

  private static final Scopes SCOPES = new Scopes(List.of("identify", "email"));

  private SignInVisits() {}

  public static OAuthSettings settings(ProviderServer server) {
    return switch (server) {
      case OidcServer oidc -> settings(oidc, Claims.OF_OPENID_CONNECT);
      case OAuthServer oauth ->
          settings(oauth, Optional.empty(), new Claims("id", "email", Optional.of("verified")));
    };
  }

  public static OAuthSettings settings(OidcServer server, Claims claims) {
    return discovered(new Discovered(server.issuer(), claims));
  }

  public static OAuthSettings discovered(Discovered endpoints) {
    return new OAuthSettings(
        "grail", OidcServer.CLIENT_ID, OidcServer.CLIENT_SECRET, SCOPES, endpoints);
  }

  public static OAuthSettings settings(OAuthServer server, Optional<URI> emails, Claims claims) {
    return explicit(
        new Explicit(
            server.authorizeEndpoint(),
            server.tokenEndpoint(),
            server.userinfoEndpoint(),
            emails,
            claims));
  }

  public static OAuthSettings explicit(Explicit endpoints) {
    return new OAuthSettings(
        "grail", OAuthServer.CLIENT_ID, OAuthServer.CLIENT_SECRET, SCOPES, endpoints);
  }

  /** Returns {@link #CONTEXT} with another code verifier. */
  public static AuthorizationContext with(CodeVerifier verifier) {
    return new AuthorizationContext(verifier, CONTEXT.nonce(), CONTEXT.redirectUri());
  }

  /** Returns the parameters with which the provider redirects the browser back. */
  public static Map<String, String> visit(IdentityProvider provider) {
    return Browser.visit(provider.authorizationUrl(CONTEXT, STATE, Scopes.NONE));
  }

  /** Signs in, from the redirect to the provider to its answer. */
  public static Answer signIn(IdentityProvider provider) {
    Map<String, String> back = visit(provider);
    return provider.identify(
        new Code(parameter(back, "code")), Optional.ofNullable(back.get("iss")), CONTEXT);
  }

  /** Returns the identity of a successful answer. */
  public static ExternalIdentity identity(Answer answer) {
    assertThat(answer).isInstanceOf(Identified.class);
    return ((Identified) answer).identity();
  }

  /** Returns the problem of a failed one. */
  public static String problem(Answer answer) {
    assertThat(answer).isInstanceOf(NotIdentified.class);
    return ((NotIdentified) answer).problem();
  }

  public static String parameter(Map<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.get(name)).orElse("");
  }
}
