package dev.portcullis.adapters.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.adapters.oauth.OAuthSettings.Claims;
import dev.portcullis.adapters.oauth.OAuthSettings.Explicit;
import dev.portcullis.adapters.oauth.http.Timeouts;
import dev.portcullis.adapters.oauth.testing.OAuthServer;
import dev.portcullis.adapters.oauth.testing.ScriptedResponse;
import dev.portcullis.application.failure.ProviderUnavailable;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sign-in when the provider is slow or unavailable, or rejects our client. */
@Timeout(30)
final class ProviderFailureTest {
  private static final Timeouts LITTLE =
      new Timeouts(Duration.ofMillis(500), Duration.ofSeconds(1));

  private final OAuthServer server = new OAuthServer();
  private final OAuthIdentityProvider provider = open(SignInVisits.settings(server));

  private static OAuthIdentityProvider open(OAuthSettings settings) {
    return OAuthIdentityProvider.open(settings, InstantSource.system(), LITTLE);
  }

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  private String outage() {
    return String.valueOf(
        catchThrowableOfType(ProviderUnavailable.class, () -> SignInVisits.signIn(provider))
            .getMessage());
  }

  private List<URI> endpoints() {
    return List.of(server.tokenEndpoint(), server.userinfoEndpoint());
  }

  static Stream<ScriptedResponse> slow() {
    return Stream.of(new ScriptedResponse.NoResponse(), new ScriptedResponse.Dripping());
  }

  @ParameterizedTest
  @MethodSource("slow")
  void a_slow_response_is_aborted_at_the_deadline(ScriptedResponse answer) {
    for (URI endpoint : endpoints()) {
      server.answers(endpoint, answer);

      assertThat(outage())
          .startsWith("Provider grail: the ")
          .endsWith(" endpoint doesn't answer in time");

      server.answersAsUsual(endpoint);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503, 504, 599})
  void a_provider_that_answers_429_or_5xx_is_unavailable(int status) {
    server.answers(server.userinfoEndpoint(), ScriptedResponse.html(status));

    assertThat(outage()).isEqualTo("Provider grail: the userinfo endpoint answers " + status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"server_error", "temporarily_unavailable"})
  void a_provider_that_answers_an_outage_error_code_is_unavailable(String error) {
    server.answers(server.tokenEndpoint(), ScriptedResponse.error(400, error));

    assertThat(outage()).isEqualTo("Provider grail: the token endpoint answers " + error);
  }

  @Test
  void sign_in_works_again_after_an_outage() {
    server.answers(server.tokenEndpoint(), ScriptedResponse.status(503));
    assertThat(outage()).contains("503");

    server.answersAsUsual(server.tokenEndpoint());

    assertThat(SignInVisits.identity(SignInVisits.signIn(provider)).accountId()).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "401, invalid_client",
    "400, unauthorized_client",
    "200, incorrect_client_credentials"
  })
  void a_rejected_client_secret_is_reported_to_the_operator(int status, String error) {
    server.answers(server.tokenEndpoint(), ScriptedResponse.error(status, error));

    assertThat(outage())
        .isEqualTo(
            "Provider grail: the token endpoint answers "
                + error
                + ": check client-id and client-secret of oauth.providers.grail");
  }

  @Test
  void a_client_rejected_by_status_401_alone_is_reported_to_the_operator() {
    server.answers(server.tokenEndpoint(), ScriptedResponse.html(401));

    assertThat(outage()).contains("answers 401: check client-id and client-secret of");
  }

  @Test
  void a_provider_that_refuses_connections_is_unavailable() throws IOException {
    int port;
    try (var gone = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }

    assertThat(outageAt("http://localhost:" + port))
        .isEqualTo(
            "Provider grail: the token endpoint can't be reached, or the connection broke:"
                + " ConnectException");
  }

  @Test
  void a_provider_whose_host_does_not_resolve_is_unavailable() {
    assertThat(outageAt("http://provider.invalid"))
        .startsWith("Provider grail: the token endpoint ");
  }

  @Test
  void a_provider_that_accepts_connections_and_sends_nothing_is_unavailable() throws IOException {
    try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertThat(outageAt("http://localhost:" + mute.getLocalPort()))
          .isEqualTo("Provider grail: the token endpoint doesn't answer in time");
    }
  }

  private static String outageAt(String base) {
    var uri = URI.create(base + "/token");
    var claims = new Claims("id", "email", Optional.empty());
    try (var other =
        open(SignInVisits.explicit(new Explicit(uri, uri, uri, Optional.empty(), claims)))) {
      return String.valueOf(
          catchThrowableOfType(
                  ProviderUnavailable.class,
                  () -> other.identify(new Code("c"), Optional.empty(), SignInVisits.CONTEXT))
              .getMessage());
    }
  }
}
