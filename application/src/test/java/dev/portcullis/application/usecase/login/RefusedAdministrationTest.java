package dev.portcullis.application.usecase.login;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.account.DeleteUser;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.application.port.in.account.UpdateUser.Changes;
import dev.portcullis.application.port.in.login.AdmitAdministrator;
import dev.portcullis.application.port.in.login.RecordRefusals;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Refused administrative calls are events, at most one a minute for each user and call. */
class RefusedAdministrationTest {
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");

  private final TestApplication portcullis = new TestApplication();
  private final UseCases useCases = portcullis.useCases();
  private final SignedInUser lancelot = portcullis.caller(portcullis.user(LANCELOT));

  private AdmitAdministrator.Result tryTo(String call) {
    return useCases
        .login()
        .admitAdministrator()
        .admit(new AdmitAdministrator.Command(lancelot, call, CLIENT));
  }

  private void recordDue() {
    useCases.login().recordRefusals().record(new RecordRefusals.Command(false));
  }

  /** The details of the refusals, in order. */
  private List<String> refusals() {
    return portcullis.told.stream()
        .filter(Event.AdministrationRefused.class::isInstance)
        .map(Event::details)
        .toList();
  }

  private void pass(Duration time) {
    portcullis.clock.set(portcullis.clock.instant().plus(time));
  }

  @Test
  void a_superuser_is_admitted_without_an_event() {
    var arthur = portcullis.caller(portcullis.superuser(ARTHUR));

    var result =
        useCases
            .login()
            .admitAdministrator()
            .admit(new AdmitAdministrator.Command(arthur, "GetUser", CLIENT));

    assertThat(result).isInstanceOf(AdmitAdministrator.Result.Admitted.class);
    assertThat(portcullis.told).isEmpty();
  }

  @Test
  void the_first_refusal_is_an_event_at_once_with_user_call_and_client() {
    assertThat(tryTo("DeleteUser")).isEqualTo(new AdmitAdministrator.Result.NotSuperuser());

    var id = lancelot.user().id();
    assertThat(portcullis.told)
        .containsExactly(
            new Event.AdministrationRefused(
                id,
                "DeleteUser",
                1,
                new EventContext(portcullis.clock.instant(), CLIENT, Optional.of(id))));
  }

  @Test
  void further_refusals_within_a_minute_are_summed_up() {
    for (int i = 0; i < 100; i++) {
      tryTo("GetUser");
    }
    pass(Duration.ofSeconds(59));
    tryTo("GetUser");
    recordDue();
    assertThat(refusals()).containsExactly("GetUser");

    pass(Duration.ofSeconds(1));
    recordDue();
    recordDue();

    assertThat(refusals()).containsExactly("GetUser", "GetUser, 100 times");
  }

  @Test
  void a_refusal_after_a_minute_reports_those_that_were_summed_up() {
    tryTo("GetUser");
    tryTo("GetUser");
    pass(Duration.ofMinutes(1));
    tryTo("GetUser");

    assertThat(refusals()).containsExactly("GetUser", "GetUser, 2 times");
  }

  @Test
  void each_call_is_summed_up_apart() {
    tryTo("GetUser");
    tryTo("ListUsers");
    tryTo("GetUser");

    assertThat(refusals()).containsExactly("GetUser", "ListUsers");
  }

  @Test
  void a_server_that_stops_records_what_it_has_counted() {
    tryTo("GetUser");
    tryTo("GetUser");

    useCases.login().recordRefusals().record(new RecordRefusals.Command(true));

    assertThat(refusals()).containsExactly("GetUser", "GetUser");
  }

  @Test
  void a_change_after_the_right_was_lost_is_a_refusal() {
    var arthur = portcullis.superuser(ARTHUR);
    var administrator = Administrator.of(portcullis.caller(arthur)).orElseThrow();
    portcullis.change(arthur, TestData.activation(false));
    var victim = new UserReference.WithId(lancelot.user().id());

    useCases.account().deleteUser().delete(new DeleteUser.Command(administrator, victim, CLIENT));
    useCases
        .account()
        .updateUser()
        .update(
            new UpdateUser.Command.Any(
                administrator, victim, () -> Changes.NONE.withSuperuser(true), CLIENT));

    assertThat(refusals()).containsExactly("DeleteUser", "UpdateUser");
    assertThat(portcullis.told)
        .filteredOn(Event.AdministrationRefused.class::isInstance)
        .allMatch(event -> event.context().by().equals(Optional.of(arthur.id())));
  }
}
