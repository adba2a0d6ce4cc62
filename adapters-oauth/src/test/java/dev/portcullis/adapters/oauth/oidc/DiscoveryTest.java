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

/** What a provider says of itself, and how long that is believed. */
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
  void nobody_is_asked_before_somebody_comes() {
    assertThat(discoveries()).isZero();
  }

  @Test
  void what_is_known_is_remembered_for_an_hour() {
    url();
    clock.advance(Duration.ofHours(1).minusMillis(1));
    url();
    assertThat(discoveries()).isEqualTo(1);

    clock.advance(Duration.ofMillis(1));
    url();
    assertThat(discoveries()).isEqualTo(2);
  }

  @Test
  void a_failure_is_not_remembered() {
    server.answers(server.discoveryEndpoint(), ScriptedResponse.status(503));
    assertThatExceptionOfType(ProviderUnavailable.class)
        .isThrownBy(this::url)
        .withMessage("Provider grail: the discovery endpoint answers 503");

    server.answersAsUsual(server.discoveryEndpoint());

    assertThatCode(this::url).doesNotThrowAnyException();
  }

  @Test
  void many_who_come_at_once_make_us_ask_once() throws Exception {
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
  void a_provider_that_does_not_say_in_time_where_it_is_is_unavailable() {
    server.answers(server.discoveryEndpoint(), new ScriptedResponse.NoResponse());
    var little = new Timeouts(Duration.ofMillis(500), Duration.ofMillis(500));

    try (var other = OAuthIdentityProvider.open(SignInVisits.settings(server), clock, little)) {
      assertThatExceptionOfType(ProviderUnavailable.class)
          .isThrownBy(() -> SignInVisits.visit(other))
          .withMessage("Provider grail: the discovery endpoint doesn't answer in time");
    }
  }

  @Test
  void the_word_of_another_issuer_is_not_believed() {
    server.metadata("issuer", "https://mordred.example");

    assertThat(problem()).isEqualTo("the discovery document is of another issuer");
    assertThatExceptionOfType(ProviderUnavailable.class)
        .isThrownBy(this::url)
        .withMessage("Provider grail: the discovery document is of another issuer");
  }

  @Test
  void an_issuer_that_differs_by_a_slash_is_another_one_and_that_is_told() {
    server.metadata("issuer", server.issuer() + "/");

    assertThat(problem()).contains("differs").contains("slash");
  }

  @Test
  void a_configured_slash_too_many_is_told() {
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
  void what_everybody_must_say_must_be_there(String name) {
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
  void endpoints_that_lead_nowhere_are_not_taken(String name, String value) {
    server.metadata(name, value);

    assertThat(problem()).startsWith("the discovery document ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri"})
  void an_issuer_with_tls_has_no_endpoint_without(String name) {
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
  void a_page_is_no_discovery_document() {
    server.answers(server.discoveryEndpoint(), ScriptedResponse.html(200));

    assertThat(problem()).isEqualTo("the discovery endpoint answers something else than JSON");
  }

  @Test
  void a_redirect_is_not_followed() {
    server.answers(
        server.discoveryEndpoint(), ScriptedResponse.redirect(server.userinfoEndpoint()));

    assertThat(problem()).isEqualTo("the discovery endpoint answers 302");
    assertThat(server.requests(server.userinfoEndpoint())).isEmpty();
  }
}
