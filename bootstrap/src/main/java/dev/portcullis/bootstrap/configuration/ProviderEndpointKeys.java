package dev.portcullis.bootstrap.configuration;

import dev.portcullis.adapters.oauth.OAuthSettings.Claims;
import dev.portcullis.adapters.oauth.OAuthSettings.Discovered;
import dev.portcullis.adapters.oauth.OAuthSettings.Endpoints;
import dev.portcullis.adapters.oauth.OAuthSettings.Explicit;
import dev.portcullis.adapters.oauth.WellKnownProvider;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The keys of a provider that say where it is, beside what is known of it by its name. */
final class ProviderEndpointKeys {
  private static final String ISSUER = "issuer";
  private static final String AUTHORIZE = "authorize-endpoint";
  private static final String TOKEN = "token-endpoint";
  private static final String USERINFO = "userinfo-endpoint";
  private static final String EMAILS = "emails-endpoint";
  private static final List<String> BY_HAND = List.of(AUTHORIZE, TOKEN, USERINFO);

  private static final Scopes OPENID = new Scopes(List.of("openid", "email"));

  private final Values values;
  private final String prefix;
  private final Optional<WellKnownProvider> known;

  ProviderEndpointKeys(Values values, String name) {
    this.values = values;
    this.prefix = "oauth.providers." + name + ".";
    this.known = WellKnownProvider.named(name);
  }

  /** What to ask for if nothing is configured. */
  Scopes scopes() {
    return isSet(ISSUER) ? OPENID : known.map(WellKnownProvider::scopes).orElse(Scopes.NONE);
  }

  /** Empty if they can't be used; then what is wrong with them is noted. */
  Optional<Endpoints> endpoints() {
    Optional<URI> issuer = url(ISSUER);
    var byHand = new Parts(url(AUTHORIZE), url(TOKEN), url(USERINFO), url(EMAILS));
    boolean isByHand = BY_HAND.stream().anyMatch(this::isSet);
    if (isSet(ISSUER)) {
      if (isByHand || isSet(EMAILS)) {
        values.problem(prefix + ISSUER, "needs no endpoints beside it: they are discovered");
      }
      Claims claims = claims(Claims.OF_OPENID_CONNECT);
      return issuer.map(url -> new Discovered(url, claims));
    }
    return switch (known.map(WellKnownProvider::endpoints).orElse(null)) {
      case null -> byHand.endpoints(required(Claims.OF_OPENID_CONNECT));
      case Explicit usual -> byHand.or(usual).endpoints(claims(usual.claims()));
      case Discovered usual ->
          isByHand
              ? byHand.endpoints(required(usual.claims()))
              : Optional.of(new Discovered(usual.issuer(), claims(usual.claims())));
    };
  }

  /** As far as they are there. */
  private record Parts(
      Optional<URI> authorize, Optional<URI> token, Optional<URI> userinfo, Optional<URI> emails) {
    Parts or(Explicit usual) {
      return new Parts(
          authorize.or(() -> Optional.of(usual.authorize())),
          token.or(() -> Optional.of(usual.token())),
          userinfo.or(() -> Optional.of(usual.userinfo())),
          emails.or(usual::emails));
    }

    Optional<Endpoints> endpoints(Claims claims) {
      return authorize.isPresent() && token.isPresent() && userinfo.isPresent()
          ? Optional.of(new Explicit(authorize.get(), token.get(), userinfo.get(), emails, claims))
          : Optional.empty();
    }
  }

  private boolean isSet(String key) {
    return values.text(prefix + key).isPresent();
  }

  private Claims required(Claims usual) {
    List<String> missing = BY_HAND.stream().filter(key -> !isSet(key)).toList();
    if (missing.size() == BY_HAND.size()) {
      values.problem(prefix + ISSUER, "is missing; or set " + String.join(", ", BY_HAND));
    } else {
      missing.forEach(key -> values.problem(prefix + key, "is missing"));
    }
    return claims(usual);
  }

  /** Whether an address is verified is said of the usual one: of another it says nothing. */
  private Claims claims(Claims usual) {
    String email = values.text(prefix + "email-claim", usual.email());
    Optional<String> verified = values.text(prefix + "email-verified-claim");
    return new Claims(
        values.text(prefix + "id-claim", usual.id()),
        email,
        email.equals(usual.email()) ? verified.or(usual::emailVerified) : verified);
  }

  private Optional<URI> url(String key) {
    Optional<String> text = values.text(prefix + key);
    Optional<URI> url = text.flatMap(WebAddress::secure);
    if (text.isPresent() && url.isEmpty()) {
      values.wrong(prefix + key, WebAddress.RULE);
    }
    return url;
  }
}
