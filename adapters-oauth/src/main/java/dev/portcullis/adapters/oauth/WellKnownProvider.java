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
 * A provider that is known by its name alone.
 *
 * @param scopes what to ask people for, to learn who they are and their address
 */
public record WellKnownProvider(Endpoints endpoints, Scopes scopes) {
  /** The names of all. */
  public static final List<String> NAMES =
      List.of("google", "github", "microsoft", "facebook", "discord");

  /** The one called that, if it is known. */
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

  /** An address that isn't public has an endpoint of its own there. */
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

  /** It never says that an address is verified: whoever administers a tenant can set any. */
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

  /** It doesn't say whether it has verified an address. */
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
