package dev.portcullis.adapters.oauth;

import java.net.URI;
import java.util.Optional;

/** Where a provider is asked. */
public sealed interface Endpoints {
  /** What it calls the members that tell who somebody is. */
  Claims claims();

  /**
   * An OpenID Connect issuer, which tells the rest (OpenID Connect Discovery 1.0).
   *
   * @param issuer exactly as it names itself
   */
  record Discovered(URI issuer, Claims claims) implements Endpoints {}

  /**
   * An OAuth 2 server, by hand.
   *
   * @param authorize where browsers are sent
   * @param token where codes are exchanged
   * @param userinfo where it tells who somebody is
   * @param emails where it lists somebody's e-mail addresses as GitHub does, if it does
   */
  record Explicit(URI authorize, URI token, URI userinfo, Optional<URI> emails, Claims claims)
      implements Endpoints {}
}
