package dev.portcullis.adapters.rest.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.adapters.rest.TestRestServerOptions;
import dev.portcullis.adapters.rest.http.CsrfCookie;
import dev.portcullis.domain.federation.ExternalIdentity;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Redirects after a callback, for providers with a redirect URL. */
final class PostSignInRedirectTest {
  private static final String ELSEWHERE = TestRestServer.ELSEWHERE.toString();

  private TestRestServer server;

  @BeforeEach
  void start() {
    server = new TestRestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ProviderRoundTrip signIn() {
    return ProviderRoundTrip.toLogIn(server, "ship");
  }

  private static void assertSent(RawResponse answer, String place) {
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo(place);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.headers("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith(CsrfCookie.NAME + "=; "));
    assertThat(answer.headers("Content-Type")).isEmpty();
    assertThat(answer.body()).isEmpty();
  }

  private static void assertSentWith(RawResponse answer, String code) {
    assertSent(answer, "https://app.camelot.bt/landed?from=ship&error=" + code + "#top");
    assertThat(answer.headers("Set-Cookie")).hasSize(1);
  }

  @Test
  void a_log_in_redirects_with_the_cookie() {
    RawResponse answer = signIn().back(ProviderRoundTrip.stranger());

    assertSent(answer, ELSEWHERE);
    String cookie =
        answer.headers("Set-Cookie").stream()
            .filter(line -> line.startsWith(TestRestServerOptions.COOKIE + "="))
            .findFirst()
            .orElseThrow();
    String token = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    assertThat(server.call("GET", "/users/me").cookie(token).send().status()).isEqualTo(200);
  }

  @Test
  void a_refused_log_in_redirects_with_the_error_code() {
    var arthur = server.verifiedUser();
    ProviderRoundTrip expired = signIn();
    server.clock.advance(Duration.ofMinutes(10));

    assertSentWith(expired.back(ProviderRoundTrip.stranger()), "ACCESS_TOKEN_ALREADY_EXPIRED");
    assertSentWith(
        signIn().back(ProviderRoundTrip.person("arthur", arthur.user().email())),
        "OAUTH_USER_ALREADY_EXISTS");
    assertSentWith(signIn().back("state=made-up&code=1"), "ACCESS_TOKEN_DECODE_ERROR");
    assertSentWith(signIn().with("").back(ProviderRoundTrip.stranger()), "OAUTH_INVALID_STATE");
  }

  @Test
  void an_error_of_the_provider_redirects_without_the_providers_text() {
    ProviderRoundTrip signIn = signIn();

    assertSentWith(
        signIn.back("error=hunter2&state=" + ProviderRoundTrip.encoded(signIn.state())),
        "OAUTH_PROVIDER_ERROR");
  }

  @Test
  void an_outage_of_the_provider_redirects_with_its_error_code() {
    ProviderRoundTrip signIn = signIn();
    String query =
        "state="
            + ProviderRoundTrip.encoded(signIn.state())
            + "&code="
            + signIn.code(ProviderRoundTrip.stranger());
    server.identityProvider.breakDown();

    assertSentWith(signIn.back(query), "OAUTH_PROVIDER_UNAVAILABLE");
  }

  @Test
  void linking_an_account_redirects_too() {
    String token = server.bearerTokenOf(server.verifiedUser());
    ExternalIdentity person = ProviderRoundTrip.stranger();

    RawResponse linked = ProviderRoundTrip.toLink(server, "ship", token).back(person);
    RawResponse taken =
        ProviderRoundTrip.toLink(server, "ship", server.bearerTokenOf(server.verifiedUser()))
            .back(person);

    assertSent(linked, ELSEWHERE);
    assertSentWith(taken, "OAUTH_USER_ALREADY_EXISTS");
  }

  @Test
  void an_ended_session_is_answered_without_a_redirect() {
    ProviderRoundTrip signIn =
        ProviderRoundTrip.toLink(server, "ship", server.bearerTokenOf(server.verifiedUser()));

    assertThat(signIn.by("over").back(ProviderRoundTrip.stranger()).status()).isEqualTo(401);
  }

  @Test
  void an_invalid_request_is_answered_without_a_redirect() {
    assertThat(signIn().back("state=1").status()).isEqualTo(422);
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.bt, https://a.bt?error=NO",
    "https://a.bt/?, https://a.bt/?error=NO",
    "https://a.bt/b?c=%26d, https://a.bt/b?c=%26d&error=NO",
    "https://a.bt/b?c&, https://a.bt/b?c&error=NO",
    "https://a.bt/#/b?c=d, https://a.bt/?error=NO#/b?c=d",
    "https://a.bt/b?c=%C3%A4#, https://a.bt/b?c=%C3%A4&error=NO#"
  })
  void the_redirect_url_keeps_its_own_query_and_fragment(String place, String told) {
    assertThat(PostSignInRedirect.withError(URI.create(place), "NO")).isEqualTo(URI.create(told));
  }
}
