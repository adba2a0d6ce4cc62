package dev.portcullis.adapters.rest.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.adapters.rest.TestRestServerOptions;
import dev.portcullis.adapters.rest.http.CsrfCookie;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.federation.ExternalIdentity;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Linking of provider accounts to a logged-in user. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AssociationTest {
  private TestRestServer server;
  private Account arthur;
  private String token;

  @BeforeAll
  void start() {
    server = new TestRestServer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void logIn() {
    arthur = server.verifiedUser();
    token = server.bearerTokenOf(arthur);
  }

  private ProviderRoundTrip signIn() {
    return ProviderRoundTrip.toLink(server, "grail", token);
  }

  private static void assertRefused(RawResponse answer, String code) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Set-Cookie")).startsWith(CsrfCookie.NAME + "=; ");
  }

  @Test
  void the_answer_is_the_user_with_all_accounts_and_no_token() {
    ExternalIdentity person = ProviderRoundTrip.stranger();

    RawResponse answer = signIn().back(person);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.json().get("id").textValue()).isEqualTo(arthur.id().toString());
    JsonNode account = answer.json().at("/oauth_accounts/0");
    assertThat(account.fieldNames())
        .toIterable()
        .containsExactly("id", "oauth_name", "account_id", "account_email");
    assertThat(account.get("oauth_name").textValue()).isEqualTo("grail");
    assertThat(account.get("account_id").textValue()).isEqualTo(person.accountId());
    assertThat(account.get("account_email").textValue())
        .isEqualTo(person.email().orElseThrow().value());
    assertThat(answer.body()).doesNotContain("access-");
  }

  @Test
  void a_linked_account_logs_in_as_the_user() {
    ExternalIdentity person = ProviderRoundTrip.stranger();
    RawResponse unused = signIn().back(person);

    RawResponse logIn = ProviderRoundTrip.toLogIn(server, "grail").back(person);

    String other = logIn.json().get("access_token").textValue();
    JsonNode user = server.call("GET", "/users/me").bearer(other).send().json();
    assertThat(user.get("id").textValue()).isEqualTo(arthur.id().toString());
  }

  @Test
  void linking_an_account_again_succeeds() {
    ExternalIdentity person = ProviderRoundTrip.stranger();
    RawResponse first = signIn().back(person);

    assertThat(signIn().back(person).json()).isEqualTo(first.json());
  }

  @Test
  void an_account_of_another_user_is_refused() {
    ExternalIdentity person = ProviderRoundTrip.stranger();
    RawResponse unused = ProviderRoundTrip.toLogIn(server, "grail").back(person);

    assertRefused(signIn().back(person), "OAUTH_USER_ALREADY_EXISTS");
  }

  @Test
  void an_account_without_an_address_is_refused() {
    assertRefused(
        signIn().back(new ExternalIdentity("nameless", Optional.empty(), false)),
        "OAUTH_NOT_AVAILABLE_EMAIL");
  }

  @Test
  void a_state_of_another_user_is_refused() {
    String lancelot = server.bearerTokenOf(server.verifiedUser());

    assertRefused(signIn().by(lancelot).back(ProviderRoundTrip.stranger()), "OAUTH_INVALID_STATE");
  }

  @Test
  void a_state_issued_for_a_log_in_is_refused() {
    ProviderRoundTrip signIn = ProviderRoundTrip.toLogIn(server, "grail");

    assertRefused(
        signIn.elsewhere("associate/grail").by(token).back(ProviderRoundTrip.stranger()),
        "OAUTH_INVALID_STATE");
  }

  @Test
  void a_callback_from_another_site_accepts_the_cookie() {
    ProviderRoundTrip signIn = signIn();
    String query =
        "state="
            + ProviderRoundTrip.encoded(signIn.state())
            + "&code="
            + signIn.code(ProviderRoundTrip.stranger());

    RawResponse answer =
        server
            .call("GET", "/auth/associate/grail/callback?" + query)
            .with(
                "Cookie",
                "%s=%s; %s=%s"
                    .formatted(
                        TestRestServerOptions.COOKIE,
                        server.sessionCookieOf(arthur),
                        CsrfCookie.NAME,
                        signIn.csrf()))
            .with("Sec-Fetch-Site", "cross-site")
            .with("Sec-Fetch-Mode", "navigate")
            .send();

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "grail/authorize",
        "grail/authorize?scopes=",
        "grail/callback?state=1&code=1",
        "grail/callback",
        "ship/callback?state=1&code=1",
        "holy/authorize",
        "holy/callback"
      })
  void every_linking_call_requires_a_logged_in_user(String path) {
    RawResponse answer = server.call("GET", "/auth/associate/" + path).send();

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("UNAUTHORIZED");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void an_unknown_provider_is_not_found() {
    for (String step : new String[] {"authorize", "callback"}) {
      RawResponse answer = server.call("GET", "/auth/associate/holy/" + step).bearer(token).send();

      assertThat(answer.status()).isEqualTo(404);
    }
  }

  @Test
  void a_provider_that_does_not_answer_is_unavailable() {
    ProviderRoundTrip signIn = signIn();
    String query =
        "state="
            + ProviderRoundTrip.encoded(signIn.state())
            + "&code="
            + signIn.code(ProviderRoundTrip.stranger());
    server.identityProvider.breakDown();
    RawResponse answer = signIn.back(query);
    server.identityProvider.recover();

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("OAUTH_PROVIDER_UNAVAILABLE");
  }
}
