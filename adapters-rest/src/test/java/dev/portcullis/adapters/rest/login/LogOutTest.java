package dev.portcullis.adapters.rest.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.RawRequest;
import dev.portcullis.adapters.rest.RawResponse;
import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.adapters.rest.TestRestServerOptions;
import dev.portcullis.domain.account.Account;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A 204 means that the sessions of all tokens of the request are ended. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LogOutTest {
  private TestRestServer server;
  private Account arthur;

  @BeforeAll
  void start() {
    server = new TestRestServer();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void createUser() {
    arthur = server.verifiedUser();
  }

  private RawRequest logOut(String backend) {
    return server.call("POST", "/auth/" + backend + "/logout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer", "cookie"})
  void any_backend_ends_the_sessions_of_both_bearer_token_and_cookie(String backend) {
    String bearer = server.bearerTokenOf(arthur);
    String cookie = server.sessionCookieOf(server.verifiedUser());
    String elsewhere = server.bearerTokenOf(arthur);

    RawResponse answer = logOut(backend).bearer(bearer).cookie(cookie).send();

    assertThat(answer.status()).isEqualTo(204);
    assertThat(server.isGood(bearer)).isFalse();
    assertThat(server.isGood(cookie)).isFalse();
    assertThat(server.isGood(elsewhere)).isTrue();
  }

  @Test
  void a_token_in_either_transport_ends_its_session() {
    String cookie = server.sessionCookieOf(arthur);
    String bearer = server.bearerTokenOf(arthur);

    assertThat(logOut("bearer").bearer(cookie).send().status()).isEqualTo(204);
    assertThat(logOut("cookie").cookie(bearer).send().status()).isEqualTo(204);
    assertThat(server.isGood(cookie)).isFalse();
    assertThat(server.isGood(bearer)).isFalse();
  }

  @Test
  void all_cookies_of_the_name_end_their_sessions() {
    String one = server.sessionCookieOf(arthur);
    String other = server.sessionCookieOf(arthur);

    assertThat(logOut("cookie").with("Cookie", "grail=" + one + "; grail=" + other).send().status())
        .isEqualTo(204);
    assertThat(server.isGood(one)).isFalse();
    assertThat(server.isGood(other)).isFalse();
  }

  @Test
  void an_invalid_token_beside_a_valid_one_is_ignored() {
    String bearer = server.bearerTokenOf(arthur);

    assertThat(logOut("cookie").bearer(bearer).cookie("stale").send().status()).isEqualTo(204);
    assertThat(server.isGood(bearer)).isFalse();
  }

  @Test
  void a_log_out_without_a_valid_token_is_unauthorized() {
    String over = server.bearerTokenOf(arthur);
    logOut("bearer").bearer(over).send();

    assertThat(logOut("bearer").send().status()).isEqualTo(401);
    assertThat(logOut("bearer").bearer(over).cookie("stale").send().status()).isEqualTo(401);
    assertThat(logOut("cookie").cookie("stale").send().headers("Set-Cookie")).isEmpty();
  }

  @Test
  void a_cross_site_log_out_with_a_valid_cookie_is_refused() {
    String bearer = server.bearerTokenOf(arthur);
    String cookie = server.sessionCookieOf(arthur);

    RawResponse answer =
        logOut("bearer").bearer(bearer).cookie(cookie).with("Origin", "https://a.example").send();

    assertThat(answer.code()).isEqualTo("CROSS_SITE_REQUEST");
    assertThat(server.isGood(bearer)).isTrue();
    assertThat(server.isGood(cookie)).isTrue();
  }

  @Test
  void a_cross_site_log_out_by_a_bearer_token_alone_succeeds() {
    String bearer = server.bearerTokenOf(arthur);

    RawResponse answer =
        logOut("bearer").bearer(bearer).cookie("stale").with("Sec-Fetch-Site", "cross-site").send();

    assertThat(answer.status()).isEqualTo(204);
    assertThat(server.isGood(bearer)).isFalse();
  }

  @Test
  void an_unverified_user_cannot_log_out_where_verification_is_required() {
    try (var strict = new TestRestServer(TestRestServerOptions.USUAL.requiringVerification())) {
      Account lancelot = strict.verifiedUser();
      String good = strict.bearerTokenOf(strict.verifiedUser());
      String unverified = strict.sessionCookieOf(lancelot);
      strict.unverify(lancelot);

      RawResponse answer =
          strict.call("POST", "/auth/cookie/logout").bearer(good).cookie(unverified).send();

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("USER_NOT_VERIFIED");
      assertThat(answer.headers("Set-Cookie")).isEmpty();
      assertThat(strict.isGood(good)).isTrue();
    }
  }

  @Test
  void an_outage_of_the_store_ends_no_session() {
    String token = server.sessionCookieOf(arthur);
    server.storage.breakDown();
    RawResponse answer = logOut("cookie").cookie(token).send();
    server.storage.recover();

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers("Set-Cookie")).isEmpty();
    assertThat(server.isGood(token)).isTrue();
  }
}
