package dev.portcullis.adapters.oauth;

import dev.portcullis.adapters.oauth.OAuthSettings.Claims;
import dev.portcullis.adapters.oauth.OAuthSettings.Discovered;
import dev.portcullis.adapters.oauth.OAuthSettings.Endpoints;
import dev.portcullis.adapters.oauth.OAuthSettings.Explicit;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Provider with built-in settings, found by its name.
 *
 * @param scopes the scopes that give access to the account id and e-mail address
 */
public record WellKnownProvider(Endpoints endpoints, Scopes scopes) {
  /** Names of all well-known providers. */
  public static final List<String> NAMES =
      List.of("google", "github", "microsoft", "facebook", "discord");

  /** Returns the provider with that name, if there is one. */
  public static Optional<WellKnownProvider> named(String name) {
    return switch (name) {
      case "google" -> Optional.of(google());
      case "github" -> Optional.of(github());
      case "microsoft" -> Optional.of(microsoft());
      case "facebook" -> Optional.of(facebook());
      case "discord" -> Optional.of(discord());
      default -> Optional.empty();
    };
  }

  private static WellKnownProvider google() {
    return new WellKnownProvider(
        new Discovered(URI.create("https://accounts.google.com")),
        new Scopes(List.of("openid", "email", "profile")));
  }

  /** The profile has only the public address, so the others come from the e-mails endpoint. */
  private static WellKnownProvider github() {
    return new WellKnownProvider(
        new Explicit(
            URI.create("https://github.com/login/oauth/authorize"),
            URI.create("https://github.com/login/oauth/access_token"),
            URI.create("https://api.github.com/user"),
            Optional.of(URI.create("https://api.github.com/user/emails")),
            new Claims("id", "email", Optional.empty())),
        new Scopes(List.of("user:email")));
  }

  /**
   * No claim says that an address is verified, because a tenant's administrator can set any
   * address.
   */
  private static WellKnownProvider microsoft() {
    return new WellKnownProvider(
        new Explicit(
            URI.create("https://login.microsoftonline.com/common/oauth2/v2.0/authorize"),
            URI.create("https://login.microsoftonline.com/common/oauth2/v2.0/token"),
            URI.create("https://graph.microsoft.com/v1.0/me"),
            Optional.empty(),
            new Claims("id", "userPrincipalName", Optional.empty())),
        new Scopes(List.of("User.Read")));
  }

  /** No claim says whether an address is verified. */
  private static WellKnownProvider facebook() {
    return new WellKnownProvider(
        new Explicit(
            URI.create("https://www.facebook.com/v23.0/dialog/oauth"),
            URI.create("https://graph.facebook.com/v23.0/oauth/access_token"),
            URI.create("https://graph.facebook.com/v23.0/me?fields=id,email"),
            Optional.empty(),
            new Claims("id", "email", Optional.empty())),
        new Scopes(List.of("email", "public_profile")));
  }

  private static WellKnownProvider discord() {
    return new WellKnownProvider(
        new Explicit(
            URI.create("https://discord.com/oauth2/authorize"),
            URI.create("https://discord.com/api/oauth2/token"),
            URI.create("https://discord.com/api/users/@me"),
            Optional.empty(),
            new Claims("id", "email", Optional.of("verified"))),
        new Scopes(List.of("identify", "email")));
  }
}
