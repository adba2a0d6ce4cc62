package dev.portcullis.adapters.grpc;

import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.domain.federation.AuthorizationContext;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Identity provider that records the issuers of authorization responses and delegates to {@code
 * other}.
 */
record RecordingIdentityProvider(IdentityProvider other, List<Optional<String>> issuers)
    implements IdentityProvider {
  RecordingIdentityProvider(IdentityProvider other) {
    this(other, new CopyOnWriteArrayList<>());
  }

  @Override
  public URI authorizationUrl(AuthorizationContext context, String state, Scopes scopes) {
    return other.authorizationUrl(context, state, scopes);
  }

  @Override
  public Answer identify(Code code, Optional<String> issuer, AuthorizationContext context) {
    issuers.add(issuer);
    return other.identify(code, issuer, context);
  }
}
