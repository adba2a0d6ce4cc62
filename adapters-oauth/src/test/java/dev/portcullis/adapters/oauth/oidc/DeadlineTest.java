package dev.portcullis.adapters.oauth.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import dev.portcullis.adapters.oauth.OAuthIdentityProvider;
import dev.portcullis.adapters.oauth.OAuthSettings;
import dev.portcullis.adapters.oauth.SignInVisits;
import dev.portcullis.adapters.oauth.http.Deadline;
import dev.portcullis.adapters.oauth.http.ProviderHttp;
import dev.portcullis.adapters.oauth.http.Timeouts;
import dev.portcullis.adapters.oauth.testing.OAuthServer;
import dev.portcullis.adapters.oauth.testing.OidcServer;
import dev.portcullis.adapters.oauth.testing.ScriptedResponse;
import dev.portcullis.application.failure.ProviderUnavailable;
import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One deadline for all requests of a sign-in. */
@Timeout(30)
final class DeadlineTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration TOTAL = Duration.ofSeconds(2);
  private static final Timeouts LITTLE = new Timeouts(Duration.ofSeconds(1), TOTAL);
  private static final ScriptedResponse JUST_WITHIN =
      new ScriptedResponse.Late(TOTAL.dividedBy(5).multipliedBy(3));

  @Test
  void token_and_profile_requests_share_one_deadline() {
    try (var server = new OAuthServer();
        var provider = open(SignInVisits.settings(server))) {
      server.answers(server.tokenEndpoint(), JUST_WITHIN);
      server.answers(server.userinfoEndpoint(), JUST_WITHIN);

      assertThat(outage(provider, code(provider))).contains("the userinfo endpoint");
    }
  }

  @ParameterizedTest
  @CsvSource({"0, the token endpoint", "1, the JWKS endpoint", "2, the userinfo endpoint"})
  void discovery_token_key_and_profile_requests_share_one_deadline(int first, String late) {
    try (var server = new OidcServer(InstantSource.system());
        var visited = open(SignInVisits.settings(server));
        var provider = open(SignInVisits.settings(server))) {
      var asked =
          List.of(
              server.discoveryEndpoint(),
              server.tokenEndpoint(),
              server.jwksEndpoint(),
              server.userinfoEndpoint());
      Code code = code(visited);
      server.answers(asked.get(first), JUST_WITHIN);
      server.answers(asked.get(first + 1), JUST_WITHIN);

      assertThat(outage(provider, code)).contains(late);
    }
  }

  @Test
  void no_request_is_sent_after_the_deadline() {
    try (var server = new OAuthServer();
        var http = new ProviderHttp("grail", Duration.ofSeconds(1))) {
      URI uri = server.userinfoEndpoint();

      assertThatExceptionOfType(ProviderUnavailable.class)
          .isThrownBy(() -> http.get("it", uri, Deadline.in(Duration.ZERO)))
          .withMessage("Provider grail: it doesn't answer in time");
      assertThat(server.requests(uri)).isEmpty();
    }
  }

  @Test
  void a_caller_waits_for_another_callers_fetch_only_until_its_own_deadline() throws Exception {
    try (var server = new OidcServer(InstantSource.system());
        var http = new ProviderHttp("grail", LONG);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var discovery = new Discovery(server.issuer(), http, InstantSource.system());
      var keys = new JwkSetEndpoint(server.jwksEndpoint(), http);
      var header = new JWSHeader(JWSAlgorithm.RS256);
      Map<URI, Consumer<Deadline>> fetches =
          Map.of(
              server.discoveryEndpoint(),
              discovery::issuer,
              server.jwksEndpoint(),
              deadline -> keys.candidates(header, deadline));
      for (var fetch : fetches.entrySet()) {
        URI endpoint = fetch.getKey();
        server.answers(endpoint, new ScriptedResponse.NoResponse());
        Future<?> first = threads.submit(() -> fetch.getValue().accept(Deadline.in(LONG)));
        await().until(() -> !server.requests(endpoint).isEmpty());

        assertThatExceptionOfType(ProviderUnavailable.class)
            .isThrownBy(() -> fetch.getValue().accept(Deadline.in(Duration.ofMillis(50))))
            .withMessageEndingWith(" doesn't answer in time");
        assertThat(first).isNotDone();
        assertThat(server.requests(endpoint)).hasSize(1);
        first.cancel(true);
      }
    }
  }

  private static OAuthIdentityProvider open(OAuthSettings settings) {
    return OAuthIdentityProvider.open(settings, InstantSource.system(), LITTLE);
  }

  private static Code code(IdentityProvider provider) {
    return new Code(SignInVisits.parameter(SignInVisits.visit(provider), "code"));
  }

  private static String outage(IdentityProvider provider, Code code) {
    String message =
        String.valueOf(
            catchThrowableOfType(
                    ProviderUnavailable.class,
                    () -> provider.identify(code, Optional.empty(), SignInVisits.CONTEXT))
                .getMessage());
    assertThat(message).endsWith(" doesn't answer in time");
    return message;
  }
}
