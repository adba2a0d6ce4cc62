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

/** A 204 means that every token that came with the request is over. */
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
  void bearer_and_cookie_are_both_over_whichever_backend_is_asked(String backend) {
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
  void a_token_is_over_by_whichever_transport_it_comes() {
    String cookie = server.sessionCookieOf(arthur);
    String bearer = server.bearerTokenOf(arthur);

    assertThat(logOut("bearer").bearer(cookie).send().status()).isEqualTo(204);
    assertThat(logOut("cookie").cookie(bearer).send().status()).isEqualTo(204);
    assertThat(server.isGood(cookie)).isFalse();
    assertThat(server.isGood(bearer)).isFalse();
  }

  @Test
  void all_cookies_under_the_name_are_over() {
    String one = server.sessionCookieOf(arthur);
    String other = server.sessionCookieOf(arthur);

    assertThat(logOut("cookie").with("Cookie", "grail=" + one + "; grail=" + other).send().status())
        .isEqualTo(204);
    assertThat(server.isGood(one)).isFalse();
    assertThat(server.isGood(other)).isFalse();
  }

  @Test
  void a_bad_token_beside_a_good_one_does_no_harm() {
    String bearer = server.bearerTokenOf(arthur);

    assertThat(logOut("cookie").bearer(bearer).cookie("stale").send().status()).isEqualTo(204);
    assertThat(server.isGood(bearer)).isFalse();
  }

  @Test
  void nobody_logs_out_without_a_good_token() {
    String over = server.bearerTokenOf(arthur);
    logOut("bearer").bearer(over).send();

    assertThat(logOut("bearer").send().status()).isEqualTo(401);
    assertThat(logOut("bearer").bearer(over).cookie("stale").send().status()).isEqualTo(401);
    assertThat(logOut("cookie").cookie("stale").send().headers("Set-Cookie")).isEmpty();
  }

  @Test
  void another_site_ends_nothing_as_soon_as_a_good_cookie_is_there() {
    String bearer = server.bearerTokenOf(arthur);
    String cookie = server.sessionCookieOf(arthur);

    RawResponse answer =
        logOut("bearer").bearer(bearer).cookie(cookie).with("Origin", "https://a.example").send();

    assertThat(answer.code()).isEqualTo("CROSS_SITE_REQUEST");
    assertThat(server.isGood(bearer)).isTrue();
    assertThat(server.isGood(cookie)).isTrue();
  }

  @Test
  void another_site_may_end_what_its_bearer_shows() {
    String bearer = server.bearerTokenOf(arthur);

    RawResponse answer =
        logOut("bearer").bearer(bearer).cookie("stale").with("Sec-Fetch-Site", "cross-site").send();

    assertThat(answer.status()).isEqualTo(204);
    assertThat(server.isGood(bearer)).isFalse();
  }

  @Test
  void where_all_must_verify_nobody_else_logs_out() {
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
  void when_the_store_is_silent_nobody_knows() {
    String token = server.sessionCookieOf(arthur);
    server.storage.breakDown();
    RawResponse answer = logOut("cookie").cookie(token).send();
    server.storage.recover();

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers("Set-Cookie")).isEmpty();
    assertThat(server.isGood(token)).isTrue();
  }
}
