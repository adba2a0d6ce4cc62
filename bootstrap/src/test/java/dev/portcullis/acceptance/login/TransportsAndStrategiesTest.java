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
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sessions behave the same with every transport (header, cookie, metadata) and every strategy (JWT,
 * database, Redis). One server has all backends.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
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
    return sites.stream().flatMap(MultiBackendServer::ways);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_token_authenticates_its_user(LogInMethod way) {
    var person = way.site().newPerson();

    assertThat(way.api().me(way.tokenOf(person)).value()).isEqualTo(person);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_wrong_password_opens_nothing(LogInMethod way) {
    assertThat(way.logIn(way.site().newPerson(), "not-guinevere").code())
        .isEqualTo("LOGIN_BAD_CREDENTIALS");
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_token_is_valid_with_every_transport(LogInMethod way) {
    var person = way.site().newPerson();
    String token = way.tokenOf(person);

    for (RestApi rest : way.site().rest()) {
      assertThat(rest.me(token).value()).isEqualTo(person);
    }
    assertThat(way.site().grpc().me(token).value()).isEqualTo(person);
    assertThat(way.site().grpc().verifyToken(token).value().getUser().getId())
        .isEqualTo(person.id());
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_log_out_ends_only_its_own_session(LogInMethod way) {
    var person = way.site().newPerson();
    String token = way.tokenOf(person);
    List<String> others = way.site().tokensOf(person);

    way.api().logOut(token).value();

    assertThat(way.code(token)).isEqualTo(OVER);
    assertThat(way.api().logOut(token).code()).isEqualTo(OVER);
    assertAll(others, way.site(), OK);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_log_out_through_any_backend_ends_the_session_of_the_token(LogInMethod way) {
    var person = way.site().newPerson();
    for (String backend : MultiBackendServer.backends()) {
      for (RestApi rest : way.site().rest()) {
        String token = way.tokenOf(person);

        assertThat(rest.logOut(backend, token).code()).as(backend).isEqualTo(OK);

        assertThat(way.code(token)).as(backend).isEqualTo(OVER);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_changed_password_ends_all_sessions_but_the_one_that_changed_it(LogInMethod way) {
    var person = way.site().newPerson();
    String changer = way.tokenOf(person);
    List<String> others = way.site().tokensOf(person);

    way.api().updateMe(changer, Map.of("password", "excalibur")).value();

    assertThat(way.code(changer)).isEqualTo(OK);
    assertAll(others, way.site(), OVER);
    assertThat(way.logIn(person, PASSWORD).code()).isEqualTo("LOGIN_BAD_CREDENTIALS");
    String later = way.logIn(person, "excalibur").value();

    way.api().updateMe(later, Map.of("password", "caliburn")).value();
    assertThat(way.code(later)).isEqualTo(OK);
    assertThat(way.code(changer)).isEqualTo(OVER);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void sessions_opened_during_a_password_change_are_ended_by_it(LogInMethod way) {
    var person = way.site().newPerson();
    String changer = way.tokenOf(person);
    List<Callable<String>> racers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      racers.add(
          () ->
              way.logIn(person, PASSWORD) instanceof Outcome.Done<String> in ? in.value() : "none");
    }
    racers.add(4, () -> way.api().updateMe(changer, Map.of("password", "excalibur")).code());

    var tokens = new ArrayList<>(Race.among(racers));

    assertThat(tokens.remove(4)).isEqualTo(OK);
    assertThat(way.code(changer)).isEqualTo(OK);
    assertThat(tokens).allSatisfy(token -> assertThat(way.code(token)).isEqualTo(OVER));
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_password_set_by_a_superuser_ends_all_sessions(LogInMethod way) {
    var person = way.site().newPerson();
    String token = way.tokenOf(person);

    administer(way.site(), person, Map.of("password", "excalibur"));

    assertThat(way.code(token)).isEqualTo(OVER);
    assertThat(way.code(way.logIn(person, "excalibur").value())).isEqualTo(OK);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_deactivation_ends_all_sessions_and_activation_brings_none_back(LogInMethod way) {
    var person = way.site().newPerson();
    String token = way.tokenOf(person);

    administer(way.site(), person, Map.of("is_active", false));
    assertThat(way.code(token)).isEqualTo(OVER);
    assertThat(way.logIn(person, PASSWORD).code()).isEqualTo("LOGIN_BAD_CREDENTIALS");

    administer(way.site(), person, Map.of("is_active", true));
    assertThat(way.code(token)).isEqualTo(OVER);
    assertThat(way.code(way.tokenOf(person))).isEqualTo(OK);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_deleted_user_is_gone_with_all_sessions(LogInMethod way) {
    var person = way.site().newPerson();
    String token = way.tokenOf(person);

    way.site().administration().delete(way.site().superuserToken(), person.id()).value();

    assertThat(way.code(token)).isEqualTo(OVER);
    assertThat(way.logIn(person, PASSWORD).code()).isEqualTo("LOGIN_BAD_CREDENTIALS");
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void changes_other_than_password_and_activation_end_no_session(LogInMethod way) {
    var person = way.site().newPerson();
    String token = way.tokenOf(person);

    administer(way.site(), person, Map.of("is_superuser", true, "email", "sir." + person.email()));

    assertThat(way.api().me(token).value().superuser()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void a_session_is_expired_at_the_instant_of_its_expiry(LogInMethod way) {
    String token = way.tokenOf(way.site().newPerson());
    var instant = Duration.ofNanos(1_000);

    clock.advance(MultiBackendServer.LIFETIME.minus(instant));
    assertThat(way.code(token)).isEqualTo(OK);

    clock.advance(instant);
    assertThat(way.code(token)).isEqualTo(OVER);
    assertThat(way.api().updateMe(token, Map.of("password", "excalibur")).code()).isEqualTo(OVER);
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
