package dev.portcullis.bootstrap.configuration;

import static dev.portcullis.bootstrap.configuration.Syntax.TEXT;

import dev.portcullis.adapters.oauth.OAuthSettings.Claims;
import dev.portcullis.adapters.oauth.OAuthSettings.Discovered;
import dev.portcullis.adapters.oauth.OAuthSettings.Endpoints;
import dev.portcullis.adapters.oauth.OAuthSettings.Explicit;
import dev.portcullis.adapters.oauth.WellKnownProvider;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Keys of a provider's endpoints and claims.
 *
 * @param values the values for one provider
 * @param known the built-in settings of the provider with this name
 */
record ProviderEndpointKeys(ConfigurationValues values, Optional<WellKnownProvider> known) {
  static final Key.Group KEYS = new Key.Group();

  static final Key<Optional<URI>> ISSUER =
      url(
          "issuer",
          "OpenID Connect issuer, exactly as it names itself; its endpoints are discovered");
  static final Key<Optional<URI>> AUTHORIZE =
      url("authorize-endpoint", "authorization endpoint of an OAuth 2 server, instead of `issuer`");
  static final Key<Optional<URI>> TOKEN =
      url("token-endpoint", "token endpoint of an OAuth 2 server, instead of `issuer`");
  static final Key<Optional<URI>> USERINFO =
      url("userinfo-endpoint", "user info endpoint of an OAuth 2 server, instead of `issuer`");
  static final Key<Optional<URI>> EMAILS =
      url("emails-endpoint", "endpoint that lists the user's e-mail addresses in GitHub's format");
  private static final List<Key<Optional<URI>>> BY_HAND = List.of(AUTHORIZE, TOKEN, USERINFO);

  static final Key<Optional<String>> ID_CLAIM =
      claim("id-claim", "`sub`", "claim with the user's id at the provider");
  static final Key<Optional<String>> EMAIL_CLAIM =
      claim("email-claim", "`email`", "claim with the user's e-mail address");
  static final Key<Optional<String>> EMAIL_VERIFIED_CLAIM =
      claim(
          "email-verified-claim",
          "`email_verified`; none with another `email-claim`",
          "claim that says whether the provider has verified that address");

  private static Key<Optional<URI>> url(String name, String meaning) {
    return KEYS.key(ProviderKeys.PROVIDER + name, meaning).optional(SecureUrl.SYNTAX);
  }

  private static Key<Optional<String>> claim(String name, String byDefault, String meaning) {
    return KEYS.key(ProviderKeys.PROVIDER + name, meaning).optional(TEXT, byDefault);
  }

  /** Returns the endpoints; empty if they can't be used, and then the problems are recorded. */
  Optional<Endpoints> endpoints() {
    if (values.isSet(ISSUER)) {
      if (isByHand() || values.isSet(EMAILS)) {
        values.problem(ISSUER, "must not be set together with endpoints: they are discovered");
      }
      Claims claims = claims(Claims.OF_OPENID_CONNECT);
      return values.read(ISSUER).map(url -> new Discovered(url, claims));
    }
    return switch (known.map(WellKnownProvider::endpoints).orElse(null)) {
      case null -> byHand(Optional.empty(), Claims.OF_OPENID_CONNECT);
      case Explicit usual -> byHand(Optional.of(usual), usual.claims());
      case Discovered usual ->
          isByHand()
              ? byHand(Optional.empty(), usual.claims())
              : Optional.of(new Discovered(usual.issuer(), claims(usual.claims())));
    };
  }

  private boolean isByHand() {
    return BY_HAND.stream().anyMatch(values::isSet);
  }

  /** Returns the configured endpoints, and the built-in ones for those that aren't set. */
  private Optional<Endpoints> byHand(Optional<Explicit> usual, Claims usualClaims) {
    if (usual.isEmpty() && !isByHand()) {
      values.problem(
          ISSUER, "is missing; or set authorize-endpoint, token-endpoint, userinfo-endpoint");
    } else if (usual.isEmpty()) {
      BY_HAND.forEach(key -> values.require(key, "is missing"));
    }
    Optional<URI> authorize = values.read(AUTHORIZE).or(() -> usual.map(Explicit::authorize));
    Optional<URI> token = values.read(TOKEN).or(() -> usual.map(Explicit::token));
    Optional<URI> userinfo = values.read(USERINFO).or(() -> usual.map(Explicit::userinfo));
    Optional<URI> emails = values.read(EMAILS).or(() -> usual.flatMap(Explicit::emails));
    Claims claims = claims(usualClaims);
    return authorize.isPresent() && token.isPresent() && userinfo.isPresent()
        ? Optional.of(new Explicit(authorize.get(), token.get(), userinfo.get(), emails, claims))
        : Optional.empty();
  }

  /**
   * Returns the claim names. The built-in {@code email_verified} claim is not used for another
   * e-mail claim, because it doesn't refer to that address.
   */
  private Claims claims(Claims usual) {
    String email = values.read(EMAIL_CLAIM).orElse(usual.email());
    Optional<String> verified = values.read(EMAIL_VERIFIED_CLAIM);
    return new Claims(
        values.read(ID_CLAIM).orElse(usual.id()),
        email,
        email.equals(usual.email()) ? verified.or(usual::emailVerified) : verified);
  }
}
