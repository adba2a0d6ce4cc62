package dev.portcullis.adapters.rest.federation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.RestLogCapture;
import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.adapters.rest.TestRestServerOptions;
import dev.portcullis.adapters.rest.http.CsrfCookie;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.federation.ExternalIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log-in with a provider, and its possible outcomes. */
final class ProviderLogInTest {
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
    return ProviderRoundTrip.toLogIn(server, "grail");
  }

  private static void assertRefused(RawResponse answer, String code) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.headers("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith(CsrfCookie.NAME + "=; ");
  }

  private RawResponse me(String token) {
    return server.call("GET", "/users/me").bearer(token).send();
  }

  @Test
  void a_new_user_gets_an_account_and_a_bearer_token() {
    ExternalIdentity galahad = ProviderRoundTrip.stranger();

    RawResponse answer = signIn().back(galahad);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("token_type").textValue()).isEqualTo("bearer");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    var user = me(answer.json().get("access_token").textValue()).json();
    assertThat(user.get("email").textValue()).isEqualTo(galahad.email().orElseThrow().value());
    assertThat(user.get("is_verified").booleanValue()).isFalse();
    assertThat(user.at("/oauth_accounts/0/account_id").textValue()).isEqualTo(galahad.accountId());
  }

  @Test
  void a_cookie_backend_answers_with_its_cookie() {
    RawResponse answer =
        ProviderRoundTrip.toLogIn(server, "chalice").back(ProviderRoundTrip.stranger());

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers("Content-Type")).isEmpty();
    assertThat(answer.headers("Set-Cookie"))
        .hasSize(2)
        .anyMatch(cookie -> cookie.startsWith(CsrfCookie.NAME + "=; "))
        .anyMatch(cookie -> cookie.startsWith(TestRestServerOptions.COOKIE + "=cookie."));
  }

  @Test
  void a_known_account_logs_in_with_a_changed_address() {
    ExternalIdentity galahad = ProviderRoundTrip.stranger();
    var renamed =
        new ExternalIdentity(galahad.accountId(), ProviderRoundTrip.stranger().email(), false);
    String first = signIn().back(galahad).json().get("access_token").textValue();
    String second = signIn().back(renamed).json().get("access_token").textValue();

    assertThat(me(second).json().get("id")).isEqualTo(me(first).json().get("id"));
  }

  @Test
  void no_answer_contains_a_token_of_the_provider() {
    RawResponse answer = signIn().back(ProviderRoundTrip.stranger());
    String token = answer.json().get("access_token").textValue();

    assertThat(answer.body() + me(token).body()).doesNotContain("access-");
  }

  @Test
  void an_address_of_an_existing_user_is_refused() {
    var arthur = server.verifiedUser();

    assertRefused(
        signIn().back(ProviderRoundTrip.person("arthur-elsewhere", arthur.user().email())),
        "OAUTH_USER_ALREADY_EXISTS");
  }

  @Test
  void a_new_user_needs_an_address() {
    assertRefused(
        signIn().back(new ExternalIdentity("nameless", Optional.empty(), false)),
        "OAUTH_NOT_AVAILABLE_EMAIL");
  }

  @Test
  void an_inactive_user_cannot_log_in() {
    ExternalIdentity mordred = ProviderRoundTrip.stranger();
    String token = signIn().back(mordred).json().get("access_token").textValue();
    server
        .call("PATCH", "/users/" + me(token).json().get("id").textValue())
        .bearer(server.bearerTokenOf(server.superuser()))
        .json("{\"is_active\":false}")
        .send();

    assertRefused(signIn().back(mordred), "LOGIN_BAD_CREDENTIALS");
  }

  @Test
  void an_unverified_user_is_refused_where_verification_is_required() {
    try (var strict = new TestRestServer(TestRestServerOptions.USUAL.requiringVerification())) {
      assertRefused(
          ProviderRoundTrip.toLogIn(strict, "grail").back(ProviderRoundTrip.stranger()),
          "LOGIN_USER_NOT_VERIFIED");
    }
  }

  @Test
  void a_new_user_is_refused_where_custom_fields_are_required() {
    try (var heraldic = new TestRestServer(TestRestServerOptions.USUAL.with(new Crests()))) {
      assertRefused(
          ProviderRoundTrip.toLogIn(heraldic, "grail").back(ProviderRoundTrip.stranger()),
          "OAUTH_REGISTRATION_INCOMPLETE");
    }
  }

  @Test
  void a_state_needs_the_cookie_issued_with_it() {
    ProviderRoundTrip signIn = signIn();
    String query =
        "state="
            + ProviderRoundTrip.encoded(signIn.state())
            + "&code="
            + signIn.code(ProviderRoundTrip.stranger());
    RawResponse without = server.call("GET", "/auth/grail/callback?" + query).send();

    assertRefused(without, "OAUTH_INVALID_STATE");
    assertRefused(signIn.with("").back(query), "OAUTH_INVALID_STATE");
    assertRefused(signIn.with(signIn().csrf()).back(query), "OAUTH_INVALID_STATE");
    assertRefused(signIn.with("x".repeat(4_097)).back(query), "OAUTH_INVALID_STATE");
    assertThat(signIn.back(query).status()).isEqualTo(200);
  }

  @Test
  void a_state_works_once() {
    ProviderRoundTrip signIn = signIn();
    ExternalIdentity galahad = ProviderRoundTrip.stranger();
    assertThat(signIn.back(galahad).status()).isEqualTo(200);

    assertRefused(signIn.back(galahad), "OAUTH_INVALID_STATE");
  }

  @Test
  void a_state_of_another_provider_is_refused() {
    assertRefused(
        signIn().elsewhere("chalice").back(ProviderRoundTrip.stranger()), "OAUTH_INVALID_STATE");
  }

  @Test
  void a_state_issued_for_linking_is_refused() {
    ProviderRoundTrip signIn =
        ProviderRoundTrip.toLink(server, "grail", server.bearerTokenOf(server.verifiedUser()));

    assertRefused(
        signIn.elsewhere("grail").back(ProviderRoundTrip.stranger()), "OAUTH_INVALID_STATE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "made-up", "%zz", "%c3%28", "bm90LXNlYWxlZA"})
  void a_forged_state_cannot_be_decoded(String state) {
    assertRefused(signIn().back("state=" + state + "&code=1"), "ACCESS_TOKEN_DECODE_ERROR");
  }

  @Test
  void a_state_expires_after_ten_minutes() {
    ProviderRoundTrip signIn = signIn();
    server.clock.advance(Duration.ofMinutes(10));

    assertRefused(signIn.back(ProviderRoundTrip.stranger()), "ACCESS_TOKEN_ALREADY_EXPIRED");
  }

  @Test
  void a_refusal_by_the_user_is_reported() {
    ProviderRoundTrip signIn = signIn();

    RawResponse answer =
        signIn.back("error=access_denied&state=" + ProviderRoundTrip.encoded(signIn.state()));

    assertRefused(answer, "OAUTH_PROVIDER_ERROR");
    assertThat(answer.json().at("/detail/reason").textValue()).contains("access_denied");
  }

  @Test
  void a_malformed_error_is_not_repeated() {
    ProviderRoundTrip signIn = signIn();

    RawResponse answer =
        signIn.back(
            "error=%3Cscript%3Ehunter2&error_description=hunter2&state="
                + ProviderRoundTrip.encoded(signIn.state()));

    assertRefused(answer, "OAUTH_PROVIDER_ERROR");
    assertThat(answer.body()).doesNotContain("hunter2", "script");
  }

  @Test
  void a_code_that_the_provider_refuses_is_refused() {
    ProviderRoundTrip signIn = signIn();

    assertRefused(
        signIn.back("code=made-up&state=" + ProviderRoundTrip.encoded(signIn.state())),
        "OAUTH_PROVIDER_ERROR");
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

    try (var log = new RestLogCapture()) {
      for (RawResponse answer :
          List.of(signIn.back(query), server.call("GET", "/auth/grail/authorize").send())) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("OAUTH_PROVIDER_UNAVAILABLE");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
      }
      assertThat(log.at(Level.WARN)).contains("An identity provider doesn't answer");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "code=1|[\"query\",\"state\"]",
        "state=1|[\"query\",\"code\"]",
        "state=1&code=|[\"query\",\"code\"]",
        "state=1&code=%zz|[\"query\",\"code\"]",
        "error=access_denied|[\"query\",\"state\"]",
        "state=LONG&code=1|[\"query\",\"state\"]",
        "state=1&code=LONG|[\"query\",\"code\"]",
        "state=1&code=1&iss=LONG|[\"query\",\"iss\"]"
      })
  void missing_and_overlong_parameters_are_reported_without_their_values(String query, String loc) {
    RawResponse answer = signIn().back(query.replace("LONG", "x".repeat(4_097)));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.locs()).containsExactly(loc);
    assertThat(answer.body()).doesNotContain("xxx");
    assertThat(answer.header("Set-Cookie")).startsWith(CsrfCookie.NAME + "=; ");
  }

  @Test
  void all_missing_parameters_are_reported_at_once() {
    assertThat(server.call("GET", "/auth/grail/callback").send().locs())
        .containsExactly("[\"query\",\"state\"]", "[\"query\",\"code\"]");
  }

  @Test
  void the_log_contains_neither_code_nor_state() {
    ProviderRoundTrip signIn = signIn();
    String code = signIn.code(ProviderRoundTrip.stranger());
    try (var log = new RestLogCapture()) {
      RawResponse answer =
          signIn
              .back("GET", "state=" + ProviderRoundTrip.encoded(signIn.state()) + "&code=" + code)
              .with("X-Request-Id", "quest-9")
              .send();

      assertThat(answer.status()).isEqualTo(200);
      List<String> ofRequest = log.eventually("quest-9");
      assertThat(ofRequest)
          .singleElement()
          .asString()
          .startsWith("GET /auth/grail/callback 200 ")
          .doesNotContain(code, signIn.state(), "state=", "code=");
    }
  }

  /** Schema that requires a {@code crest}, which no provider supplies. */
  private static final class Crests implements UserSchema {
    @Override
    public Set<String> names() {
      return Set.of("crest");
    }

    @Override
    public Attributes withDefaults(Attributes given) {
      return given;
    }

    @Override
    public List<AttributeViolation> violations(Attributes attributes) {
      return attributes.isEmpty()
          ? List.of(new AttributeViolation(List.of("crest"), true, "is required"))
          : List.of();
    }
  }
}
