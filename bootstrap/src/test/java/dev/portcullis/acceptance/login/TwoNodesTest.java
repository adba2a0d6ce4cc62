package dev.portcullis.acceptance.login;

import static dev.portcullis.acceptance.ServerUnderTest.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.GrpcApi;
import dev.portcullis.acceptance.RestApi;
import dev.portcullis.acceptance.SuperuserPromotion;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.bootstrap.Portcullis;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two nodes that share one PostgreSQL database and one Redis act as one server, with every token
 * strategy.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoNodesTest {
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private final Map<String, String> settings =
      TestServers.withRedis(TestServers.postgresSettings());
  private Portcullis first;
  private Portcullis second;
  private Api here;
  private Api there;

  /**
   * Starts both nodes concurrently on an empty database. Schema and signing key must be created
   * once.
   */
  @BeforeAll
  void start() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> TestServers.start(settings));
      var other = threads.submit(() -> TestServers.start(settings));
      first = one.get();
      second = other.get();
    }
    here = new RestApi(first.httpPort());
    there = new GrpcApi(second.grpcPort());
  }

  @AfterAll
  void stop() {
    here.close();
    there.close();
    first.close();
    second.close();
  }

  private Api.Person newPerson() {
    String email = "page%d@camelot.bt".formatted(PEOPLE.incrementAndGet());
    return here.register(Map.of("email", email, "password", PASSWORD)).value();
  }

  private static String logIn(Api node, String backend, Api.Person person) {
    var fields = Map.of("username", person.email(), "password", PASSWORD);
    return node.logIn(backend, fields).value();
  }

  private String superuserToken() {
    var merlin = newPerson();
    SuperuserPromotion.promote(settings, merlin.email());
    return logIn(here, "jwt", merlin);
  }

  static List<String> backends() {
    return List.of("jwt", "database", "redis");
  }

  @ParameterizedTest
  @MethodSource("backends")
  void a_token_of_one_node_is_valid_on_the_other(String backend) {
    var person = newPerson();

    assertThat(there.me(logIn(here, backend, person)).value()).isEqualTo(person);
    assertThat(here.me(logIn(there, backend, person)).value()).isEqualTo(person);
  }

  @ParameterizedTest
  @MethodSource("backends")
  void a_log_out_on_one_node_takes_effect_at_once_on_the_other(String backend) {
    String token = logIn(here, backend, newPerson());
    assertThat(there.me(token).code()).isEqualTo("OK");

    here.logOut(token).value();

    assertThat(there.me(token).code()).isEqualTo("UNAUTHORIZED");
  }

  @ParameterizedTest
  @MethodSource("backends")
  void a_deactivation_on_one_node_takes_effect_at_once_on_the_other(String backend) {
    var person = newPerson();
    String token = logIn(here, backend, person);
    assertThat(there.me(token).code()).isEqualTo("OK");

    here.update(superuserToken(), person.id(), Map.of("is_active", false)).value();

    assertThat(there.me(token).code()).isEqualTo("UNAUTHORIZED");
  }

  @ParameterizedTest
  @MethodSource("backends")
  void a_change_of_password_on_one_node_takes_effect_at_once_on_the_other(String backend) {
    var person = newPerson();
    String changer = logIn(here, backend, person);
    String other = logIn(there, backend, person);
    assertThat(there.me(other).code()).isEqualTo("OK");

    here.updateMe(changer, Map.of("password", "excalibur")).value();

    assertThat(there.me(other).code()).isEqualTo("UNAUTHORIZED");
    assertThat(there.me(changer).code()).isEqualTo("OK");
  }

  @ParameterizedTest
  @MethodSource("backends")
  void a_deletion_on_one_node_takes_effect_at_once_on_the_other(String backend) {
    var person = newPerson();
    String token = logIn(here, backend, person);
    assertThat(there.me(token).code()).isEqualTo("OK");

    here.delete(superuserToken(), person.id()).value();

    assertThat(there.me(token).code()).isEqualTo("UNAUTHORIZED");
  }
}
