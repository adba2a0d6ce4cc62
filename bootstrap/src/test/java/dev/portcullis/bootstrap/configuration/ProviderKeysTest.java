package dev.portcullis.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.adapters.oauth.OAuthSettings.Claims;
import dev.portcullis.adapters.oauth.OAuthSettings.Discovered;
import dev.portcullis.adapters.oauth.OAuthSettings.Explicit;
import dev.portcullis.application.port.in.federation.ProviderDescription;
import dev.portcullis.application.usecase.federation.EmailTrust;
import dev.portcullis.application.usecase.federation.RedirectUris;
import dev.portcullis.bootstrap.configuration.Configuration.ConfiguredProvider;
import dev.portcullis.domain.federation.Scopes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProviderKeysTest {
  private static final String ABBEY =
      """
      oauth:
        providers:
          abbey:
            client-id: camelot
            client-secret: excalibur
      """;

  @TempDir private Path folder;
  private final Map<String, String> environment = new HashMap<>();

  private Configuration load(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("portcullis.yaml"), yaml);
    return Configuration.load(environment, Optional.of(file), folder);
  }

  private ConfiguredProvider provider(String more) throws IOException {
    return load(ABBEY + more.indent(6)).providers().getFirst();
  }

  private List<String> problems(String yaml) {
    return catchThrowableOfType(ConfigurationProblems.class, () -> load(yaml)).problems().stream()
        .map(problem -> problem.key() + ": " + problem.text())
        .toList();
  }

  @Test
  void by_default_there_is_no_provider() throws IOException {
    assertThat(load("").providers()).isEmpty();
    assertThat(load("").stateLifetime()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void an_issuer_is_enough_for_discovery() throws IOException {
    ConfiguredProvider trustedProvider = provider("issuer: https://id.abbey.example/realms/monks");

    assertThat(trustedProvider.client().name()).isEqualTo("abbey");
    assertThat(trustedProvider.client().clientId()).isEqualTo("camelot");
    assertThat(trustedProvider.client().clientSecret()).isEqualTo("excalibur");
    assertThat(trustedProvider.client().scopes().names()).containsExactly("openid", "email");
    assertThat(trustedProvider.client().endpoints())
        .isEqualTo(new Discovered(URI.create("https://id.abbey.example/realms/monks")));
    assertThat(trustedProvider.settings().backend().value()).isEqualTo("jwt");
    assertThat(trustedProvider.settings().trust()).isEqualTo(new EmailTrust(false, false));
    assertThat(trustedProvider.settings().redirectUris())
        .isEqualTo(
            new RedirectUris(
                "http://localhost:8000/auth/abbey/callback",
                "http://localhost:8000/auth/associate/abbey/callback",
                Set.of()));
    assertThat(trustedProvider.settings().description())
        .isEqualTo(new ProviderDescription("abbey", Optional.empty()));
  }

  @Test
  void all_endpoints_and_claims_can_be_configured() throws IOException {
    ConfiguredProvider trustedProvider =
        provider(
            """
            authorize-endpoint: https://abbey.example/authorize
            token-endpoint: https://abbey.example/token
            userinfo-endpoint: https://abbey.example/me?fields=id
            emails-endpoint: https://abbey.example/emails
            id-claim: uid
            email-claim: mail
            email-verified-claim: proven
            scopes: [profile, email]
            redirect-url: https://camelot.example/welcome?by=abbey
            callback-url: https://camelot.example/callback
            associate-callback-url: https://camelot.example/linked
            native-redirect-uris: com.example.camelot:/callback http://127.0.0.1:7777/
            associate-by-email: true
            verified-by-default: true
            """);

    assertThat(trustedProvider.client().endpoints())
        .isEqualTo(
            new Explicit(
                URI.create("https://abbey.example/authorize"),
                URI.create("https://abbey.example/token"),
                URI.create("https://abbey.example/me?fields=id"),
                Optional.of(URI.create("https://abbey.example/emails")),
                new Claims("uid", "mail", Optional.of("proven"))));
    assertThat(trustedProvider.client().scopes())
        .isEqualTo(new Scopes(List.of("profile", "email")));
    assertThat(trustedProvider.settings().backend().value()).isEqualTo("cookie");
    assertThat(trustedProvider.settings().trust()).isEqualTo(new EmailTrust(true, true));
    assertThat(trustedProvider.settings().redirectUris())
        .isEqualTo(
            new RedirectUris(
                "https://camelot.example/callback",
                "https://camelot.example/linked",
                Set.of("com.example.camelot:/callback", "http://127.0.0.1:7777/")));
    assertThat(trustedProvider.settings().description().end())
        .contains(URI.create("https://camelot.example/welcome?by=abbey"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"google", "github", "microsoft", "facebook", "discord"})
  void well_known_providers_need_no_endpoints(String name) throws IOException {
    ConfiguredProvider known = load(ABBEY.replace("abbey", name)).providers().getFirst();

    assertThat(known.client().scopes().names()).isNotEmpty();
    assertThat(known.client().endpoints()).isNotNull();
  }

  @Test
  void a_single_key_of_a_well_known_provider_can_be_overridden() throws IOException {
    String yaml =
        ABBEY.replace("abbey", "github")
            + "token-endpoint: http://localhost:9/token\nscopes: repo, user".indent(6);

    ConfiguredProvider github = load(yaml).providers().getFirst();

    var endpoints = (Explicit) github.client().endpoints();
    assertThat(endpoints.token()).isEqualTo(URI.create("http://localhost:9/token"));
    assertThat(endpoints.authorize().getHost()).isEqualTo("github.com");
    assertThat(endpoints.emails()).isPresent();
    assertThat(github.client().scopes().names()).containsExactly("repo", "user");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:1",
        "http://id.localhost",
        "http://127.0.0.1",
        "http://[::1]:2",
        "http://keycloak:8080/realms/monks"
      })
  void a_local_issuer_needs_no_tls(String issuer) throws IOException {
    assertThat(provider("issuer: " + issuer).client().endpoints())
        .isEqualTo(new Discovered(URI.create(issuer)));
  }

  @Test
  void another_email_claim_has_no_default_verified_claim() throws IOException {
    ConfiguredProvider trustedProvider = provider("issuer: https://id.example\nemail-claim: upn");

    assertThat(trustedProvider.client().endpoints())
        .isEqualTo(
            new Discovered(
                URI.create("https://id.example"), new Claims("sub", "upn", Optional.empty())));
  }

  @Test
  void a_well_known_name_with_another_issuer_uses_discovery() throws IOException {
    String yaml = ABBEY.replace("abbey", "microsoft") + "issuer: https://id.example".indent(6);

    assertThat(load(yaml).providers().getFirst().client().scopes().names())
        .containsExactly("openid", "email");
  }

  @Test
  void the_state_lifetime_is_at_most_an_hour() {
    assertThat(problems("oauth.state-lifetime: PT2H"))
        .containsExactly("oauth.state-lifetime: must be PT1H at most, not 'PT2H'");
  }

  @Test
  void providers_can_be_configured_by_environment_variables() throws IOException {
    environment.put("PORTCULLIS_OAUTH_PROVIDERS_HOLY_GRAIL_CLIENT_ID", "camelot");
    environment.put("PORTCULLIS_OAUTH_PROVIDERS_HOLY_GRAIL_CLIENT_SECRET", "excalibur");
    environment.put("PORTCULLIS_OAUTH_PROVIDERS_HOLY_GRAIL_ISSUER", "https://grail.example");
    environment.put("PORTCULLIS_OAUTH_PROVIDERS_HOLY_GRAIL_NATIVE_REDIRECT_URIS", "grail:/cb");

    ConfiguredProvider grail = load("").providers().getFirst();

    assertThat(grail.client().name()).isEqualTo("holy-grail");
    assertThat(grail.settings().redirectUris().others()).containsExactly("grail:/cb");
  }

  @Test
  void all_missing_keys_are_reported_together() {
    assertThat(problems("oauth: {providers: {abbey: {backend: jwt}}}"))
        .containsExactly(
            "oauth.providers.abbey.client-id: is missing; the provider gives it to you",
            "oauth.providers.abbey.client-secret: is missing; the provider gives it to you",
            "oauth.providers.abbey.issuer: is missing; or set authorize-endpoint, token-endpoint,"
                + " userinfo-endpoint");
    assertThat(problems(ABBEY + "token-endpoint: https://abbey.example/token".indent(6)))
        .containsExactly(
            "oauth.providers.abbey.authorize-endpoint: is missing",
            "oauth.providers.abbey.userinfo-endpoint: is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          issuer: id.example                          | issuer
          issuer: http://id.example.com               | issuer
          issuer: ftp://id.example.com                | issuer
          issuer: http://127.evil.example             | issuer
          issuer: http://[2001:db8::1]                | issuer
          issuer: http://2130706433                   | issuer
          issuer: https://me@id.example.com           | issuer
          issuer: https://id.example.com/#x           | issuer
          redirect-url: javascript:alert(1)           | redirect-url
          callback-url: /callback                     | callback-url
          native-redirect-uris: callback              | native-redirect-uris
          native-redirect-uris: a:/b#c                | native-redirect-uris
          scopes: '"'                                 | scopes
          backend: dungeon                            | backend
          associate-by-email: maybe                   | associate-by-email
          id-clam: sub                                | id-clam
          """)
  void an_invalid_value_is_reported_with_its_key(String line, String key) {
    assertThat(problems(ABBEY + line.indent(6)))
        .anyMatch(problem -> problem.startsWith("oauth.providers.abbey." + key + ": "));
  }

  @Test
  void a_redirect_url_needs_a_cookie_backend() {
    String yaml =
        ABBEY
            + """
            issuer: https://id.example.com
            redirect-url: https://camelot.example
            backend: jwt
            """
                .indent(6);

    assertThat(problems(yaml))
        .containsExactly(
            "oauth.providers.abbey.backend: must be a backend with transport cookie, since"
                + " redirect-url is set: a token would show in the address, not 'jwt'");
  }

  @Test
  void endpoints_beside_an_issuer_are_refused() {
    String yaml =
        ABBEY + "issuer: https://a.example\ntoken-endpoint: https://a.example/token".indent(6);

    assertThat(problems(yaml))
        .containsExactly(
            "oauth.providers.abbey.issuer: must not be set together with endpoints: they are"
                + " discovered");
  }

  @Test
  void no_problem_contains_the_secret() {
    assertThat(problems(ABBEY + "issuer: x".indent(6)).toString()).doesNotContain("excalibur");
  }
}
