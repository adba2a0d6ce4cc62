package dev.portcullis.application.usecase.login;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.BEARER;
import static dev.portcullis.application.memory.TestApplication.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.login.Reauthenticate;
import dev.portcullis.application.port.in.login.Reauthenticate.Result.BadCredentials;
import dev.portcullis.application.port.in.login.Reauthenticate.Result.NotVerified;
import dev.portcullis.application.port.in.login.Reauthenticate.Result.Renewed;
import dev.portcullis.application.port.in.login.Reauthenticate.Result.SessionOver;
import dev.portcullis.application.port.in.login.Reauthenticate.Result.TooMany;
import dev.portcullis.application.usecase.throttling.ThrottlingSettings;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.login.Authentication;
import dev.portcullis.domain.login.AuthenticationMethod;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReauthenticateServiceTest {
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");

  private final TestApplication portcullis = new TestApplication();
  private final UseCases useCases =
      ApplicationAssembly.assemble(
          portcullis.outPorts().build(),
          TestApplication.settings().withThrottling(ThrottlingSettings.of(10, 100, 100, 200, 300)));
  private final Account arthur = portcullis.user(ARTHUR);
  private final SignedInUser caller = portcullis.caller(arthur);

  @Test
  void the_right_password_replaces_the_session_by_a_fresh_one() {
    portcullis.clock.advance(Duration.ofMinutes(30));
    Password password = Password.of(PASSWORD);

    var renewed = (Renewed) reauthenticate(useCases, caller, password);

    assertThat(portcullis.read(renewed.token().token())).contains(renewed.session());
    assertThat(renewed.session().id()).isNotEqualTo(caller.session().id());
    assertThat(renewed.session().authentication())
        .isEqualTo(Authentication.by(AuthenticationMethod.PASSWORD, portcullis.clock.instant()));
    assertThat(renewed.device()).isPresent();
    assertThat(portcullis.isOpen(caller)).isFalse();
    assertThat(portcullis.told)
        .extracting(Event::type)
        .containsExactly("session.started", "session.ended");
    TestApplication.assertWiped(password);
  }

  @Test
  void a_wrong_password_keeps_the_session() {
    Password password = Password.of("wrong guess");

    assertThat(reauthenticate(useCases, caller, password)).isEqualTo(new BadCredentials());

    assertThat(portcullis.isOpen(caller)).isTrue();
    assertThat(portcullis.told).extracting(Event::type).containsExactly("login.refused");
    TestApplication.assertWiped(password);
  }

  @Test
  void an_account_without_a_password_costs_a_hash_and_is_refused() {
    SignedInUser lancelot =
        portcullis.caller(portcullis.user(TestApplication.LANCELOT, PasswordHash.NONE));
    int before = portcullis.recorder.work();

    assertThat(reauthenticate(useCases, lancelot, Password.of(PASSWORD)))
        .isEqualTo(new BadCredentials());

    assertThat(portcullis.recorder.work()).isGreaterThan(before);
  }

  @Test
  void ten_failures_are_free() {
    for (int i = 0; i < 10; i++) {
      reauthenticate(useCases, caller, Password.of("wrong guess"));
    }

    assertThat(reauthenticate(useCases, caller, Password.of(PASSWORD)))
        .isEqualTo(new TooMany(Duration.ofSeconds(1)));
    assertThat(portcullis.isOpen(caller)).isTrue();
  }

  @Test
  void a_session_that_was_ended_meanwhile_is_not_renewed() {
    portcullis.hasher.whileComparing(
        () -> portcullis.storage.sessions().end(caller.session().id()));

    assertThat(reauthenticate(useCases, caller, Password.of(PASSWORD)))
        .isEqualTo(new SessionOver());

    assertThat(portcullis.told).isEmpty();
  }

  @Test
  void a_password_that_was_changed_meanwhile_renews_nothing() {
    portcullis.hasher.whileComparing(
        () -> portcullis.change(portcullis.now(arthur.id()), TestData.newPassword()));

    assertThat(reauthenticate(useCases, caller, Password.of(PASSWORD)))
        .isEqualTo(new SessionOver());
  }

  @Test
  void unverified_users_are_refused_where_verification_is_required() {
    SignedInUser unverified = portcullis.caller(portcullis.unverified(TestApplication.LANCELOT));

    assertThat(
            reauthenticate(portcullis.useCasesForVerifiedOnly(), unverified, Password.of(PASSWORD)))
        .isEqualTo(new NotVerified());

    assertThat(portcullis.isOpen(unverified)).isTrue();
  }

  @Test
  void of_concurrent_requests_with_one_session_exactly_one_succeeds() {
    var results =
        Race.among(number -> () -> reauthenticate(useCases, caller, Password.of(PASSWORD)));

    assertThat(results).filteredOn(Renewed.class::isInstance).hasSize(1);
    assertThat(results)
        .filteredOn(result -> !(result instanceof Renewed))
        .containsOnly(new SessionOver());
  }

  private static Reauthenticate.Result reauthenticate(
      UseCases through, SignedInUser caller, Password password) {
    return through
        .login()
        .reauthenticate()
        .reauthenticate(
            new Reauthenticate.Command(caller, password, BEARER.name(), Optional.empty(), CLIENT));
  }
}
