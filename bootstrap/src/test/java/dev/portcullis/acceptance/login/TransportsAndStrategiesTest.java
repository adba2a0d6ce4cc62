package dev.portcullis.acceptance.login;

import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.Outcome;
import dev.portcullis.acceptance.RestApi;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.application.contract.Race;
import dev.portcullis.application.memory.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sessions behave the same with every transport (header, cookie, metadata) and every strategy (JWT,
 * database, Redis). One server has all backends.
 */
@TestInstance(Lifecycle.PER_CLASS)
final class TransportsAndStrategiesTest {
  private static final String OK = "OK";
  private static final String OVER = "UNAUTHORIZED";

  /** Whole seconds, so that a session lasts exactly as long as its backend's lifetime. */
  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-29T01:00:00Z"));

  private final List<MultiBackendServer> sites = new ArrayList<>();

  @BeforeAll
  void start() {
    sites.add(new MultiBackendServer("SQLite", TestServers.settings(), clock));
    sites.add(new MultiBackendServer("PostgreSQL", TestServers.postgresSettings(), clock));
  }

  @AfterAll
  void stop() {
    sites.forEach(MultiBackendServer::close);
  }

  Stream<LogInMethod> everyWay() {
    return sites.stream().flatMap(MultiBackendServer::logInMethods);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_token_authenticates_its_user(LogInMethod logInMethod) {
    var person = logInMethod.site().newPerson();

    assertThat(logInMethod.api().me(logInMethod.tokenOf(person)).value()).isEqualTo(person);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_wrong_password_opens_nothing(LogInMethod logInMethod) {
    assertThat(logInMethod.logIn(logInMethod.site().newPerson(), "not-guinevere").code())
        .isEqualTo("LOGIN_BAD_CREDENTIALS");
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_token_is_valid_with_every_transport(LogInMethod logInMethod) {
    var person = logInMethod.site().newPerson();
    String token = logInMethod.tokenOf(person);

    for (RestApi rest : logInMethod.site().rest()) {
      assertThat(rest.me(token).value()).isEqualTo(person);
    }
    assertThat(logInMethod.site().grpc().me(token).value()).isEqualTo(person);
    assertThat(logInMethod.site().grpc().verifyToken(token).value().getUser().getId())
        .isEqualTo(person.id());
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_log_out_ends_only_its_own_session(LogInMethod logInMethod) {
    var person = logInMethod.site().newPerson();
    String token = logInMethod.tokenOf(person);
    List<String> others = logInMethod.site().tokensOf(person);

    logInMethod.api().logOut(token).value();

    assertThat(logInMethod.code(token)).isEqualTo(OVER);
    assertThat(logInMethod.api().logOut(token).code()).isEqualTo(OVER);
    assertAll(others, logInMethod.site(), OK);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_log_out_through_any_backend_ends_the_session_of_the_token(LogInMethod logInMethod) {
    var person = logInMethod.site().newPerson();
    for (String backend : MultiBackendServer.backends()) {
      for (RestApi rest : logInMethod.site().rest()) {
        String token = logInMethod.tokenOf(person);

        assertThat(rest.logOut(backend, token).code()).as(backend).isEqualTo(OK);

        assertThat(logInMethod.code(token)).as(backend).isEqualTo(OVER);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_changed_password_ends_all_sessions_but_the_one_that_changed_it(LogInMethod logInMethod) {
    var person = logInMethod.site().newPerson();
    String changer = logInMethod.tokenOf(person);
    List<String> others = logInMethod.site().tokensOf(person);

    logInMethod.api().updateMe(changer, Map.of("password", "excalibur")).value();

    assertThat(logInMethod.code(changer)).isEqualTo(OK);
    assertAll(others, logInMethod.site(), OVER);
    assertThat(logInMethod.logIn(person, PASSWORD).code()).isEqualTo("LOGIN_BAD_CREDENTIALS");
    String later = logInMethod.logIn(person, "excalibur").value();

    logInMethod.api().updateMe(later, Map.of("password", "caliburn")).value();
    assertThat(logInMethod.code(later)).isEqualTo(OK);
    assertThat(logInMethod.code(changer)).isEqualTo(OVER);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void sessions_opened_during_a_password_change_are_ended_by_it(LogInMethod logInMethod) {
    var person = logInMethod.site().newPerson();
    String changer = logInMethod.tokenOf(person);
    List<Callable<String>> racers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      racers.add(
          () ->
              logInMethod.logIn(person, PASSWORD) instanceof Outcome.Done<String> in
                  ? in.value()
                  : "none");
    }
    racers.add(
        4, () -> logInMethod.api().updateMe(changer, Map.of("password", "excalibur")).code());

    var tokens = new ArrayList<>(Race.among(racers));

    assertThat(tokens.remove(4)).isEqualTo(OK);
    assertThat(logInMethod.code(changer)).isEqualTo(OK);
    assertThat(tokens).allSatisfy(token -> assertThat(logInMethod.code(token)).isEqualTo(OVER));
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_password_set_by_a_superuser_ends_all_sessions(LogInMethod logInMethod) {
    var person = logInMethod.site().newPerson();
    String token = logInMethod.tokenOf(person);

    administer(logInMethod.site(), person, Map.of("password", "excalibur"));

    assertThat(logInMethod.code(token)).isEqualTo(OVER);
    assertThat(logInMethod.code(logInMethod.logIn(person, "excalibur").value())).isEqualTo(OK);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_deactivation_ends_all_sessions_and_activation_brings_none_back(LogInMethod logInMethod) {
    var person = logInMethod.site().newPerson();
    String token = logInMethod.tokenOf(person);

    administer(logInMethod.site(), person, Map.of("is_active", false));
    assertThat(logInMethod.code(token)).isEqualTo(OVER);
    assertThat(logInMethod.logIn(person, PASSWORD).code()).isEqualTo("LOGIN_BAD_CREDENTIALS");

    administer(logInMethod.site(), person, Map.of("is_active", true));
    assertThat(logInMethod.code(token)).isEqualTo(OVER);
    assertThat(logInMethod.code(logInMethod.tokenOf(person))).isEqualTo(OK);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_deleted_user_is_gone_with_all_sessions(LogInMethod logInMethod) {
    var person = logInMethod.site().newPerson();
    String token = logInMethod.tokenOf(person);

    logInMethod
        .site()
        .administration()
        .delete(logInMethod.site().superuserToken(), person.id())
        .value();

    assertThat(logInMethod.code(token)).isEqualTo(OVER);
    assertThat(logInMethod.logIn(person, PASSWORD).code()).isEqualTo("LOGIN_BAD_CREDENTIALS");
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void changes_other_than_password_and_activation_end_no_session(LogInMethod logInMethod) {
    var person = logInMethod.site().newPerson();
    String token = logInMethod.tokenOf(person);

    administer(
        logInMethod.site(), person, Map.of("is_superuser", true, "email", "sir." + person.email()));

    assertThat(logInMethod.api().me(token).value().superuser()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_session_is_expired_at_the_instant_of_its_expiry(LogInMethod logInMethod) {
    String token = logInMethod.tokenOf(logInMethod.site().newPerson());
    var instant = Duration.ofNanos(1_000);

    clock.advance(MultiBackendServer.LIFETIME.minus(instant));
    assertThat(logInMethod.code(token)).isEqualTo(OK);

    clock.advance(instant);
    assertThat(logInMethod.code(token)).isEqualTo(OVER);
    assertThat(logInMethod.api().updateMe(token, Map.of("password", "excalibur")).code())
        .isEqualTo(OVER);
  }

  @Test
  void grpc_has_no_cookies() {
    for (MultiBackendServer site : sites) {
      var person = site.newPerson();
      for (String backend : MultiBackendServer.COOKIE_BACKENDS) {
        var refused = new LogInMethod(site, "gRPC", site.grpc(), backend).logIn(person, PASSWORD);

        assertThat(refused.fields()).containsExactly("backend");
      }
    }
  }

  private static void administer(
      MultiBackendServer site, Person person, Map<String, Object> fields) {
    site.administration().update(site.superuserToken(), person.id(), fields).value();
  }

  private static void assertAll(List<String> tokens, MultiBackendServer site, String code) {
    assertThat(tokens)
        .extracting(token -> site.administration().me(token).code())
        .containsOnly(code);
  }
}
