package dev.portcullis.adapters.oauth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.adapters.oauth.OAuthIdentityProvider;
import dev.portcullis.adapters.oauth.OAuthSettings.Discovered;
import dev.portcullis.adapters.oauth.SignInVisits;
import dev.portcullis.adapters.oauth.http.ProviderHttp;
import dev.portcullis.adapters.oauth.http.Reply;
import dev.portcullis.adapters.oauth.http.Timeouts;
import dev.portcullis.adapters.oauth.http.UntrustedAnswerException;
import dev.portcullis.adapters.oauth.testing.OidcServer;
import dev.portcullis.adapters.oauth.testing.ScriptedResponse;
import dev.portcullis.application.failure.ProviderUnavailable;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.Scopes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Discovery of a provider's metadata: caching, failures and validation. */
final class DiscoveryTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T10:00:00Z"));
  private final OidcServer server = new OidcServer(clock);
  private final OAuthIdentityProvider provider =
      OAuthIdentityProvider.open(SignInVisits.settings(server), clock);

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  private URI url() {
    return provider.authorizationUrl(SignInVisits.CONTEXT, SignInVisits.STATE, Scopes.NONE);
  }

  private int discoveries() {
    return server.requests(server.discoveryEndpoint()).size();
  }

  private String problem() {
    return SignInVisits.problem(
        provider.identify(new Code("c"), Optional.empty(), SignInVisits.CONTEXT));
  }

  @Test
  void metadata_are_not_fetched_before_the_first_sign_in() {
    assertThat(discoveries()).isZero();
  }

  @Test
  void metadata_are_cached_for_an_hour() {
    url();
    clock.advance(Duration.ofHours(1).minusMillis(1));
    url();
    assertThat(discoveries()).isEqualTo(1);

    clock.advance(Duration.ofMillis(1));
    url();
    assertThat(discoveries()).isEqualTo(2);
  }

  @Test
  void failures_are_not_cached() {
    server.answers(server.discoveryEndpoint(), ScriptedResponse.status(503));
    assertThatExceptionOfType(ProviderUnavailable.class)
        .isThrownBy(this::url)
        .withMessage("Provider grail: the discovery endpoint answers 503");

    server.answersAsUsual(server.discoveryEndpoint());

    assertThatCode(this::url).doesNotThrowAnyException();
  }

  @Test
  void concurrent_sign_ins_fetch_the_metadata_once() throws Exception {
    int many = 16;
    var together = new CyclicBarrier(many);
    Callable<URI> visit =
        () -> {
          together.await();
          return url();
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<URI> url : threads.invokeAll(Collections.nCopies(many, visit))) {
        assertThat(url.get()).isEqualTo(url());
      }
    }

    assertThat(discoveries()).isEqualTo(1);
  }

  @Test
  void a_provider_whose_discovery_times_out_is_unavailable() {
    server.answers(server.discoveryEndpoint(), new ScriptedResponse.NoResponse());
    var little = new Timeouts(Duration.ofMillis(500), Duration.ofMillis(500));

    try (var other = OAuthIdentityProvider.open(SignInVisits.settings(server), clock, little)) {
      assertThatExceptionOfType(ProviderUnavailable.class)
          .isThrownBy(() -> SignInVisits.visit(other))
          .withMessage("Provider grail: the discovery endpoint doesn't answer in time");
    }
  }

  @Test
  void metadata_of_another_issuer_are_rejected() {
    server.metadata("issuer", "https://mordred.example");

    assertThat(problem()).isEqualTo("the discovery document names another issuer");
    assertThatExceptionOfType(ProviderUnavailable.class)
        .isThrownBy(this::url)
        .withMessage("Provider grail: the discovery document names another issuer");
  }

  @Test
  void a_trailing_slash_in_the_metadata_is_reported() {
    server.metadata("issuer", server.issuer() + "/");

    assertThat(problem()).contains("differs").contains("slash");
  }

  @Test
  void a_trailing_slash_in_the_configuration_is_reported() {
    var settings = SignInVisits.discovered(new Discovered(URI.create(server.issuer() + "/")));

    try (var other = OAuthIdentityProvider.open(settings, clock)) {
      assertThat(
              SignInVisits.problem(
                  other.identify(new Code("c"), Optional.empty(), SignInVisits.CONTEXT)))
          .contains("differs")
          .contains("slash");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"})
  void required_metadata_must_be_present(String name) {
    server.metadata(name, null);

    assertThat(problem()).startsWith("the discovery document ");
  }

  @ParameterizedTest
  @CsvSource({
    "authorization_endpoint, javascript:alert(1)",
    "authorization_endpoint, /authorize",
    "token_endpoint, file:///etc/passwd",
    "token_endpoint, https:///token",
    "token_endpoint, nonsense",
    "jwks_uri, ftp://camelot.example/keys",
    "jwks_uri, https://user:word@camelot.example/keys",
    "userinfo_endpoint, https://camelot.example/me#me",
    "token_endpoint_auth_methods_supported, basic",
    "authorization_response_iss_parameter_supported, maybe"
  })
  void invalid_metadata_are_rejected(String name, String value) {
    server.metadata(name, value);

    assertThat(problem()).startsWith("the discovery document ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri"})
  void an_https_issuer_must_have_https_endpoints(String name) {
    var issuer = URI.create("https://camelot.example");
    String document =
        """
        {"issuer":"https://camelot.example","subject_types_supported":["public"],
         "authorization_endpoint":"https://camelot.example/a",
         "token_endpoint":"https://camelot.example/t",
         "userinfo_endpoint":"https://camelot.example/u",
         "jwks_uri":"https://camelot.example/k"}
        """;
    String plain = document.replaceFirst("(?<=\"" + name + "\":\")https", "http");

    try (var http = new ProviderHttp("grail", Duration.ofSeconds(3))) {
      assertThat(Issuer.read(issuer, reply(document), http).sendsIssuer()).isFalse();
      assertThatExceptionOfType(UntrustedAnswerException.class)
          .isThrownBy(() -> Issuer.read(issuer, reply(plain), http))
          .withMessage("the discovery document has a " + name + " without TLS");
    }
  }

  private static Reply reply(String document) {
    return new Reply("the discovery endpoint", 200, "application/json", document);
  }

  @Test
  void an_html_page_is_rejected() {
    server.answers(server.discoveryEndpoint(), ScriptedResponse.html(200));

    assertThat(problem()).isEqualTo("the discovery endpoint answers something other than JSON");
  }

  @Test
  void a_redirect_is_not_followed() {
    server.answers(
        server.discoveryEndpoint(), ScriptedResponse.redirect(server.userinfoEndpoint()));

    assertThat(problem()).isEqualTo("the discovery endpoint answers 302");
    assertThat(server.requests(server.userinfoEndpoint())).isEmpty();
  }
}
