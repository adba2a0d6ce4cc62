package dev.portcullis.adapters.oauth;

import dev.portcullis.adapters.oauth.http.Deadline;
import dev.portcullis.adapters.oauth.http.ProviderHttp;
import dev.portcullis.adapters.oauth.http.Timeouts;
import dev.portcullis.adapters.oauth.http.UntrustedAnswerException;
import dev.portcullis.adapters.oauth.oauth2.ClaimNames;
import dev.portcullis.adapters.oauth.oauth2.ClientRegistration;
import dev.portcullis.adapters.oauth.oauth2.CodeFlow;
import dev.portcullis.adapters.oauth.oauth2.PlainOAuth;
import dev.portcullis.adapters.oauth.oauth2.Protocol;
import dev.portcullis.adapters.oauth.oidc.OpenIdConnect;
import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Identity provider by OAuth 2 or OpenID Connect. Thread-safe. */
public final class OAuthIdentityProvider implements IdentityProvider, AutoCloseable {
  private final ProviderHttp http;
  private final Protocol protocol;
  private final Duration timeouts;

  private OAuthIdentityProvider(ProviderHttp http, Protocol protocol, Duration timeouts) {
    this.http = http;
    this.protocol = protocol;
    this.timeouts = timeouts;
  }

  /**
   * Creates the provider without sending a request.
   *
   * @param clock our clock; a provider's clock may differ by a minute
   */
  public static OAuthIdentityProvider open(OAuthSettings settings, InstantSource clock) {
    return open(settings, clock, Timeouts.USUAL);
  }

  public static OAuthIdentityProvider open(
      OAuthSettings settings, InstantSource clock, Timeouts timeouts) {
    var http = new ProviderHttp(settings.name(), timeouts.connecting());
    var client =
        new ClientRegistration(
            settings.name(), settings.clientId(), settings.clientSecret(), settings.scopes());
    Protocol protocol = protocol(settings.endpoints(), new CodeFlow(client, http, clock));
    return new OAuthIdentityProvider(http, protocol, timeouts.total());
  }

  private static Protocol protocol(OAuthSettings.Endpoints endpoints, CodeFlow flow) {
    return switch (endpoints) {
      case OAuthSettings.Discovered discovered ->
          OpenIdConnect.of(discovered.issuer(), names(discovered.claims()), flow);
      case OAuthSettings.Explicit explicit ->
          new PlainOAuth(
              new PlainOAuth.Endpoints(
                  explicit.authorize(), explicit.token(), explicit.userinfo(), explicit.emails()),
              names(explicit.claims()),
              flow);
    };
  }

  private static ClaimNames names(OAuthSettings.Claims claims) {
    return new ClaimNames(claims.id(), claims.email(), claims.emailVerified());
  }

  @Override
  public URI authorizationUrl(AuthorizationContext context, String state, Scopes scopes) {
    try {
      return protocol.authorizationUrl(context, state, scopes, Deadline.in(timeouts));
    } catch (UntrustedAnswerException answer) {
      throw http.unavailable(answer.problem(), answer);
    }
  }

  @Override
  public Answer identify(Code code, Optional<String> issuer, AuthorizationContext context) {
    try {
      return protocol.identify(code, issuer, context, Deadline.in(timeouts));
    } catch (UntrustedAnswerException answer) {
      return new NotIdentified(answer.problem());
    }
  }

  /** Aborts requests in progress. */
  @Override
  public void close() {
    http.close();
  }
}
