package dev.portcullis.adapters.oauth;

import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** A provider that speaks OAuth 2 or OpenID Connect. Thread-safe. */
public final class OAuthIdentityProvider implements IdentityProvider, AutoCloseable {
  private final ProviderHttp http;
  private final Protocol protocol;
  private final Duration patience;

  private OAuthIdentityProvider(ProviderHttp http, Protocol protocol, Duration patience) {
    this.http = http;
    this.protocol = protocol;
    this.patience = patience;
  }

  /**
   * Gets ready to speak to a provider, and says nothing yet.
   *
   * @param clock what the time is; a provider's may differ by a minute
   */
  public static OAuthIdentityProvider open(OAuthSettings settings, InstantSource clock) {
    return open(settings, clock, Patience.USUAL);
  }

  static OAuthIdentityProvider open(
      OAuthSettings settings, InstantSource clock, Patience patience) {
    var http = new ProviderHttp(settings.name(), patience.connecting());
    var flow = new CodeFlow(settings, http, clock);
    Protocol protocol =
        switch (settings.endpoints()) {
          case OAuthSettings.Discovered discovered ->
              new OpenIdConnect(
                  discovered,
                  flow,
                  new Discovery(discovered.issuer(), http, clock),
                  new IdTokenRules(discovered.issuer(), settings.clientId(), clock));
          case OAuthSettings.Explicit explicit -> new PlainOAuth(explicit, flow, http);
        };
    return new OAuthIdentityProvider(http, protocol, patience.total());
  }

  @Override
  public URI authorizationUrl(AuthorizationContext handshake, String state, Scopes scopes) {
    try {
      return protocol.authorizationUrl(handshake, state, scopes, Deadline.in(patience));
    } catch (Untrusted answer) {
      throw http.unavailable(answer.problem(), answer);
    }
  }

  @Override
  public Answer identify(Code code, Optional<String> issuer, AuthorizationContext handshake) {
    try {
      return protocol.identify(code, issuer, handshake, Deadline.in(patience));
    } catch (Untrusted answer) {
      return new NotIdentified(answer.problem());
    }
  }

  /** Breaks off what is under way. */
  @Override
  public void close() {
    http.close();
  }
}
