package dev.portcullis.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

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
  private Camelot camelot;
  private Account arthur;

  @BeforeAll
  void start() {
    camelot = new Camelot();
  }

  @AfterAll
  void stop() {
    camelot.close();
  }

  @BeforeEach
  void createUser() {
    arthur = camelot.knight();
  }

  private Call logOut(String backend) {
    return camelot.call("POST", "/auth/" + backend + "/logout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sword", "shield"})
  void bearer_and_cookie_are_both_over_whichever_backend_is_asked(String backend) {
    String bearer = camelot.sword(arthur);
    String cookie = camelot.shield(camelot.knight());
    String elsewhere = camelot.sword(arthur);

    Answer answer = logOut(backend).bearer(bearer).cookie(cookie).send();

    assertThat(answer.status()).isEqualTo(204);
    assertThat(camelot.isGood(bearer)).isFalse();
    assertThat(camelot.isGood(cookie)).isFalse();
    assertThat(camelot.isGood(elsewhere)).isTrue();
  }

  @Test
  void a_token_is_over_by_whichever_transport_it_comes() {
    String cookie = camelot.shield(arthur);
    String bearer = camelot.sword(arthur);

    assertThat(logOut("sword").bearer(cookie).send().status()).isEqualTo(204);
    assertThat(logOut("shield").cookie(bearer).send().status()).isEqualTo(204);
    assertThat(camelot.isGood(cookie)).isFalse();
    assertThat(camelot.isGood(bearer)).isFalse();
  }

  @Test
  void all_cookies_under_the_name_are_over() {
    String one = camelot.shield(arthur);
    String other = camelot.shield(arthur);

    assertThat(logOut("shield").with("Cookie", "grail=" + one + "; grail=" + other).send().status())
        .isEqualTo(204);
    assertThat(camelot.isGood(one)).isFalse();
    assertThat(camelot.isGood(other)).isFalse();
  }

  @Test
  void a_bad_token_beside_a_good_one_does_no_harm() {
    String bearer = camelot.sword(arthur);

    assertThat(logOut("shield").bearer(bearer).cookie("stale").send().status()).isEqualTo(204);
    assertThat(camelot.isGood(bearer)).isFalse();
  }

  @Test
  void nobody_logs_out_without_a_good_token() {
    String over = camelot.sword(arthur);
    logOut("sword").bearer(over).send();

    assertThat(logOut("sword").send().status()).isEqualTo(401);
    assertThat(logOut("sword").bearer(over).cookie("stale").send().status()).isEqualTo(401);
    assertThat(logOut("shield").cookie("stale").send().headers("Set-Cookie")).isEmpty();
  }

  @Test
  void another_site_ends_nothing_as_soon_as_a_good_cookie_is_there() {
    String bearer = camelot.sword(arthur);
    String cookie = camelot.shield(arthur);

    Answer answer =
        logOut("sword").bearer(bearer).cookie(cookie).with("Origin", "https://a.example").send();

    assertThat(answer.code()).isEqualTo("CROSS_SITE_REQUEST");
    assertThat(camelot.isGood(bearer)).isTrue();
    assertThat(camelot.isGood(cookie)).isTrue();
  }

  @Test
  void another_site_may_end_what_its_bearer_shows() {
    String bearer = camelot.sword(arthur);

    Answer answer =
        logOut("sword").bearer(bearer).cookie("stale").with("Sec-Fetch-Site", "cross-site").send();

    assertThat(answer.status()).isEqualTo(204);
    assertThat(camelot.isGood(bearer)).isFalse();
  }

  @Test
  void where_all_must_verify_nobody_else_logs_out() {
    try (var strict = new Camelot(Plan.USUAL.requiringVerification())) {
      Account lancelot = strict.knight();
      String good = strict.sword(strict.knight());
      String unverified = strict.shield(lancelot);
      strict.unverify(lancelot);

      Answer answer =
          strict.call("POST", "/auth/shield/logout").bearer(good).cookie(unverified).send();

      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("USER_NOT_VERIFIED");
      assertThat(answer.headers("Set-Cookie")).isEmpty();
      assertThat(strict.isGood(good)).isTrue();
    }
  }

  @Test
  void when_the_store_is_silent_nobody_knows() {
    String token = camelot.shield(arthur);
    camelot.storage.breakDown();
    Answer answer = logOut("shield").cookie(token).send();
    camelot.storage.recover();

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers("Set-Cookie")).isEmpty();
    assertThat(camelot.isGood(token)).isTrue();
  }
}
