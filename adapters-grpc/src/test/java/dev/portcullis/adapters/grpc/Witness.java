package dev.portcullis.adapters.grpc;

import dev.portcullis.application.port.out.IdentityProvider;
import dev.portcullis.domain.oauth.AuthorizationResponse.Code;
import dev.portcullis.domain.oauth.Handshake;
import dev.portcullis.domain.oauth.Scopes;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers who is said to have sent the codes that {@code other} is asked about. */
record Witness(IdentityProvider other, List<Optional<String>> issuers) implements IdentityProvider {
  Witness(IdentityProvider other) {
    this(other, new CopyOnWriteArrayList<>());
  }

  @Override
  public URI authorizationUrl(Handshake handshake, String state, Scopes scopes) {
    return other.authorizationUrl(handshake, state, scopes);
  }

  @Override
  public Answer identify(Code code, Optional<String> issuer, Handshake handshake) {
    issuers.add(issuer);
    return other.identify(code, issuer, handshake);
  }
}
