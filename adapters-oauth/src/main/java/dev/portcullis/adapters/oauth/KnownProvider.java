package dev.portcullis.adapters.oauth;

import dev.portcullis.domain.oauth.Scopes;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A provider that needs no more than its name. The ids that they give to people are those that
 * fastapi-users knows them by.
 *
 * @param endpoints where it is asked
 * @param scopes what it is asked for
 */
public record KnownProvider(String name, Endpoints endpoints, Scopes scopes) {
  /** Google, by OpenID Connect. */
  private static final KnownProvider GOOGLE =
      known(
          "google",
          new Endpoints.Discovered(URI.create("https://accounts.google.com"), Claims.OPENID),
          "openid",
          "email",
          "profile");

  /** GitHub; says of each address whether it is verified. */
  private static final KnownProvider GITHUB =
      known(
          "github",
          explicit(
              "https://github.com/login/oauth/authorize",
              "https://github.com/login/oauth/access_token",
              "https://api.github.com/user",
              Optional.of(URI.create("https://api.github.com/user/emails")),
              new Claims("id", "email", Claims.UNTOLD)),
          "user:email");

  /**
   * Microsoft, for people of any tenant. An administrator of a tenant can give its people any
   * address: none counts as verified.
   */
  private static final KnownProvider MICROSOFT =
      known(
          "microsoft",
          explicit(
              "https://login.microsoftonline.com/common/oauth2/v2.0/authorize",
              "https://login.microsoftonline.com/common/oauth2/v2.0/token",
              "https://graph.microsoft.com/v1.0/me",
              Optional.empty(),
              new Claims("id", "userPrincipalName", Claims.UNTOLD)),
          "User.Read");

  /** Facebook; doesn't say whether an address is verified. */
  private static final KnownProvider FACEBOOK =
      known(
          "facebook",
          explicit(
              "https://www.facebook.com/v23.0/dialog/oauth",
              "https://graph.facebook.com/v23.0/oauth/access_token",
              "https://graph.facebook.com/v23.0/me?fields=id,email",
              Optional.empty(),
              new Claims("id", "email", Claims.UNTOLD)),
          "email",
          "public_profile");

  /** Discord. */
  private static final KnownProvider DISCORD =
      known(
          "discord",
          explicit(
              "https://discord.com/oauth2/authorize",
              "https://discord.com/api/oauth2/token",
              "https://discord.com/api/users/@me",
              Optional.empty(),
              new Claims("id", "email", "verified")),
          "identify",
          "email");

  private static final List<KnownProvider> ALL =
      List.of(GOOGLE, GITHUB, MICROSOFT, FACEBOOK, DISCORD);

  private static KnownProvider known(String name, Endpoints endpoints, String... scopes) {
    return new KnownProvider(name, endpoints, new Scopes(List.of(scopes)));
  }

  private static Endpoints explicit(
      String authorize, String token, String userinfo, Optional<URI> emails, Claims claims) {
    return new Endpoints.Explicit(
        URI.create(authorize), URI.create(token), URI.create(userinfo), emails, claims);
  }

  /** The one with that name. */
  public static Optional<KnownProvider> find(String name) {
    return ALL.stream().filter(known -> known.name().equals(name)).findFirst();
  }
}
