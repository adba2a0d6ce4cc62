package dev.portcullis.adapters.oauth.oauth2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.oauth.OAuthIdentityProvider;
import dev.portcullis.adapters.oauth.OAuthSettings;
import dev.portcullis.adapters.oauth.OAuthSettings.Discovered;
import dev.portcullis.adapters.oauth.OAuthSettings.Explicit;
import dev.portcullis.adapters.oauth.SignInVisits;
import dev.portcullis.adapters.oauth.WellKnownProvider;
import dev.portcullis.adapters.oauth.testing.OAuthServer;
import dev.portcullis.adapters.oauth.testing.ScriptedResponse;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.federation.ExternalIdentity;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in with the well-known providers. A test server sends responses in their formats. */
final class KnownProvidersTest {
  private final OAuthServer server = new OAuthServer();

  @AfterEach
  void close() {
    server.close();
  }

  /** Returns the identity that the provider reports, with the test server in its place. */
  private ExternalIdentity seen(String name) {
    try (var provider = OAuthIdentityProvider.open(moved(name), InstantSource.system())) {
      return SignInVisits.identity(SignInVisits.signIn(provider));
    }
  }

  private OAuthSettings moved(String name) {
    var known = (Explicit) WellKnownProvider.named(name).orElseThrow().endpoints();
    Optional<URI> emails = known.emails().map(uri -> server.emailsEndpoint());
    return SignInVisits.settings(server, emails, known.claims());
  }

  private static ExternalIdentity identity(String id, String email, boolean verified) {
    return new ExternalIdentity(id, Optional.of(new EmailAddress(email)), verified);
  }

  /** Returns an identity whose address the provider reports as neither verified nor unverified. */
  private static ExternalIdentity silent(String id, String email) {
    return new ExternalIdentity(id, Optional.of(new EmailAddress(email)), Optional.empty());
  }

  @Test
  void google_is_an_openid_connect_provider() {
    var google = WellKnownProvider.named("google").orElseThrow();

    assertThat(google.endpoints())
        .isEqualTo(new Discovered(URI.create("https://accounts.google.com")));
    assertThat(google.scopes().names()).containsExactly("openid", "email", "profile");
  }

  @Test
  void no_other_name_is_known() {
    assertThat(WellKnownProvider.NAMES).allMatch(name -> WellKnownProvider.named(name).isPresent());
    assertThat(List.of("keycloak", "Google", ""))
        .allMatch(name -> WellKnownProvider.named(name).isEmpty());
  }

  @Test
  void a_public_github_address_is_verified_if_the_address_list_says_so() {
    server.profile("{\"login\":\"arthur\",\"id\":583231,\"email\":\"arthur@camelot.example\"}");
    server.answers(
        server.emailsEndpoint(),
        ScriptedResponse.json(
            200,
            """
            [{"email":"king@camelot.example","primary":true,"verified":true,"visibility":null},
             {"email":"arthur@camelot.example","primary":false,"verified":true,"visibility":"public"}]
            """));

    assertThat(seen("github")).isEqualTo(identity("583231", "arthur@camelot.example", true));
  }

  @Test
  void a_public_address_that_github_does_not_list_is_not_verified() {
    server.profile("{\"id\":583231,\"email\":\"arthur@camelot.example\"}");
    server.answers(
        server.emailsEndpoint(),
        ScriptedResponse.json(
            200, "[{\"email\":\"a@b.example\",\"primary\":true,\"verified\":true}]"));

    assertThat(seen("github")).isEqualTo(identity("583231", "arthur@camelot.example", false));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_primary_address_of_the_list_replaces_a_private_github_address(boolean verified) {
    server.profile("{\"id\":583231,\"email\":null}");
    server.answers(
        server.emailsEndpoint(),
        ScriptedResponse.json(
            200,
            """
            ["nonsense", {"email": 5, "primary": true, "verified": true},
             {"email":"old@camelot.example","primary":false,"verified":true},
             {"email":"arthur@camelot.example","primary":true,"verified":%s}]
            """
                .formatted(verified)));

    assertThat(seen("github")).isEqualTo(identity("583231", "arthur@camelot.example", verified));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404})
  void without_the_github_list_a_public_address_is_neither_verified_nor_unverified(int status) {
    server.profile("{\"id\":583231,\"email\":\"arthur@camelot.example\"}");
    server.answers(server.emailsEndpoint(), ScriptedResponse.json(status, "{\"message\":\"no\"}"));

    assertThat(seen("github")).isEqualTo(silent("583231", "arthur@camelot.example"));
  }

  @Test
  void without_the_github_list_a_private_address_stays_unknown() {
    server.profile("{\"id\":583231,\"email\":null}");
    server.answers(
        server.emailsEndpoint(), ScriptedResponse.json(404, "{\"message\":\"Not Found\"}"));

    assertThat(seen("github")).isEqualTo(new ExternalIdentity("583231", Optional.empty(), false));
  }

  @Test
  void github_requests_have_the_accept_and_user_agent_headers() {
    server.person("1", Optional.empty(), false);

    seen("github");

    assertThat(server.requests(server.tokenEndpoint()).getLast().header("Accept"))
        .contains("application/json");
    assertThat(server.requests(server.userinfoEndpoint()).getLast().header("User-Agent"))
        .contains("Portcullis");
  }

  @Test
  void microsoft_does_not_say_whether_an_address_is_verified() {
    server.profile(
        """
        {"id":"daf5d9a0-cf27-4913-9a7f-eafd5b590a45","mail":null,"verified":true,
         "email":"other@camelot.example","email_verified":true,
         "userPrincipalName":"arthur@camelot.example"}
        """);

    assertThat(seen("microsoft"))
        .isEqualTo(silent("daf5d9a0-cf27-4913-9a7f-eafd5b590a45", "arthur@camelot.example"));
  }

  @Test
  void facebook_does_not_say_whether_an_address_is_verified() {
    server.profile(
        "{\"id\":\"10150000000000000\",\"email\":\"arthur@camelot.example\",\"verified\":true}");

    assertThat(seen("facebook")).isEqualTo(silent("10150000000000000", "arthur@camelot.example"));
  }

  @Test
  void a_facebook_user_without_an_address_is_identified() {
    server.profile("{\"id\":\"10150000000000000\"}");

    assertThat(seen("facebook"))
        .isEqualTo(new ExternalIdentity("10150000000000000", Optional.empty(), false));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void discord_says_whether_an_address_is_verified(boolean verified) {
    server.profile(
        """
        {"id":"80351110224678912","username":"arthur","email":"arthur@camelot.example",
         "verified":%s}
        """
            .formatted(verified));

    assertThat(seen("discord"))
        .isEqualTo(identity("80351110224678912", "arthur@camelot.example", verified));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"verified\":null"})
  void without_the_discord_claim_an_address_is_neither_verified_nor_unverified(String silence) {
    server.profile("{\"id\":\"8\",\"email\":\"arthur@camelot.example\"" + silence + "}");

    assertThat(seen("discord")).isEqualTo(silent("8", "arthur@camelot.example"));
  }
}
