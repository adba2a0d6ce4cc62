package dev.portcullis.acceptance;

import static dev.portcullis.acceptance.Scene.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.bootstrap.Portcullis;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two servers that share one PostgreSQL database, and nothing else, are one to their users. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoNodesTest {
  private final Map<String, String> settings = Installation.postgresSettings();
  private Portcullis first;
  private Portcullis second;
  private Api here;
  private Api there;

  /** At the same time, on an empty database: schema and signing key must be made once. */
  @BeforeAll
  void start() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var one = threads.submit(() -> Installation.start(settings));
      var other = threads.submit(() -> Installation.start(settings));
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

  private Api.Person newPerson(String email) {
    return here.register(Map.of("email", email, "password", PASSWORD)).value();
  }

  private String logIn(Api node, String email) {
    return node.logIn("jwt", Map.of("username", email, "password", PASSWORD)).value();
  }

  @Test
  void a_token_of_one_is_good_on_the_other() {
    var person = newPerson("gawain@camelot.bt");

    assertThat(there.me(logIn(here, person.email())).value()).isEqualTo(person);
    assertThat(here.me(logIn(there, person.email())).value()).isEqualTo(person);
  }

  @Test
  void a_log_out_on_one_is_refused_at_once_on_the_other() {
    String token = logIn(here, newPerson("percival@camelot.bt").email());
    assertThat(there.me(token).code()).isEqualTo("OK");

    here.logOut(token).value();

    assertThat(there.me(token).code()).isEqualTo("UNAUTHORIZED");
  }

  @Test
  void a_deactivation_on_one_is_refused_at_once_on_the_other() {
    var merlin = newPerson("merlin@camelot.bt");
    Promotion.promote(settings, merlin.email());
    var person = newPerson("mordred@camelot.bt");
    String token = logIn(here, person.email());
    assertThat(there.me(token).code()).isEqualTo("OK");

    here.update(logIn(here, merlin.email()), person.id(), Map.of("is_active", false)).value();

    assertThat(there.me(token).code()).isEqualTo("UNAUTHORIZED");
  }

  @Test
  void a_change_of_password_on_one_is_refused_at_once_on_the_other() {
    var person = newPerson("galahad@camelot.bt");
    String changer = logIn(here, person.email());
    String other = logIn(there, person.email());

    here.updateMe(changer, Map.of("password", "excalibur")).value();

    assertThat(there.me(other).code()).isEqualTo("UNAUTHORIZED");
    assertThat(there.me(changer).code()).isEqualTo("OK");
  }
}
