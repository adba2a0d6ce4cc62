package dev.portcullis.application.usecase.login;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static dev.portcullis.application.memory.TestApplication.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.ErrorCode;
import dev.portcullis.application.failure.Rejection;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.account.DeleteCurrentUser;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.application.port.in.login.ConfirmationFailure.CurrentPasswordWrong;
import dev.portcullis.application.port.in.login.ConfirmationFailure.LogInTooOld;
import dev.portcullis.application.port.in.login.ConfirmationFailure.TooMany;
import dev.portcullis.application.port.in.login.CurrentPassword;
import dev.portcullis.application.port.in.login.LogIn;
import dev.portcullis.application.port.in.login.LostAccess;
import dev.portcullis.application.usecase.throttling.ThrottlingSettings;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Proofs that the user asks for a change, through the use cases that require them. */
class CallerConfirmationTest {
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");
  private static final Duration FRESH = Duration.ofMinutes(15);

  private final TestApplication portcullis = new TestApplication();
  private final UseCases useCases = useCases(true);
  private final Account arthur = portcullis.user(ARTHUR);
  private final SignedInUser caller = portcullis.caller(arthur);

  private UseCases useCases(boolean requiresCurrentPassword) {
    return ApplicationAssembly.assemble(
        portcullis.outPorts().build(),
        TestApplication.settings()
            .withThrottling(ThrottlingSettings.of(10, 100, 100, 200, 300))
            .withReauthentication(
                new ReauthenticationSettings(requiresCurrentPassword, false, FRESH)));
  }

  @Test
  void by_default_a_change_needs_no_current_password() {
    assertThat(change(useCases(false), caller, LANCELOT, CurrentPassword.NONE))
        .isInstanceOf(UpdateUser.Result.Updated.class);
  }

  @Test
  void a_new_address_needs_the_current_password() {
    assertThat(change(useCases, caller, LANCELOT, CurrentPassword.NONE))
        .isEqualTo(new UpdateUser.Result.NotConfirmed(new CurrentPasswordWrong()));
    assertThat(change(useCases, caller, LANCELOT, current("wrong guess")))
        .isEqualTo(new UpdateUser.Result.NotConfirmed(new CurrentPasswordWrong()));
    assertThat(portcullis.now(arthur.id())).isEqualTo(arthur);

    assertThat(change(useCases, caller, LANCELOT, current(PASSWORD)))
        .isInstanceOf(UpdateUser.Result.Updated.class);
  }

  @Test
  void a_new_password_needs_the_current_one_and_both_are_wiped() {
    CurrentPassword wrong = current("wrong guess");
    CurrentPassword right = current(PASSWORD);
    Password next = Password.of("excalibur");

    assertThat(changePassword(wrong, Password.of("excalibur")))
        .isEqualTo(new UpdateUser.Result.NotConfirmed(new CurrentPasswordWrong()));
    assertThat(portcullis.isPassword(PASSWORD, arthur.id())).isTrue();
    assertThat(changePassword(right, next)).isInstanceOf(UpdateUser.Result.Updated.class);

    assertThat(portcullis.isPassword("excalibur", arthur.id())).isTrue();
    TestApplication.assertWiped(wrong.password().orElseThrow());
    TestApplication.assertWiped(right.password().orElseThrow());
    TestApplication.assertWiped(next);
  }

  @Test
  void the_unchanged_address_needs_no_current_password() {
    assertThat(change(useCases, caller, ARTHUR, CurrentPassword.NONE))
        .isEqualTo(new UpdateUser.Result.Updated(arthur.user(), false));
  }

  @Test
  void a_wrong_current_password_costs_the_hash_that_a_right_one_costs() {
    int before = portcullis.recorder.work();
    change(useCases, caller, LANCELOT, current("wrong guess"));
    int wrong = portcullis.recorder.work() - before;
    change(useCases, caller, LANCELOT, current(PASSWORD));

    assertThat(portcullis.recorder.work() - before).isEqualTo(2 * wrong).isPositive();
  }

  @Test
  void wrong_current_passwords_and_failed_log_ins_share_a_budget() {
    for (int i = 0; i < 10; i++) {
      change(useCases, caller, LANCELOT, current("wrong guess"));
    }

    assertThat(change(useCases, caller, LANCELOT, current(PASSWORD)))
        .isEqualTo(new UpdateUser.Result.NotConfirmed(new TooMany(Duration.ofSeconds(1))));
    assertThat(delete(caller, current(PASSWORD)))
        .isEqualTo(new DeleteCurrentUser.Result.NotConfirmed(new TooMany(Duration.ofSeconds(1))));
    var logIn =
        new LogIn.Command(
            new Username(ARTHUR.value()),
            Password.of(PASSWORD),
            TestApplication.BEARER.name(),
            CLIENT);
    assertThat(useCases.login().logIn().logIn(logIn)).isInstanceOf(LogIn.Result.TooMany.class);
    assertThat(portcullis.told).filteredOn(Event.LogInRefused.class::isInstance).hasSize(10);
  }

  @Test
  void a_user_without_a_password_needs_a_recent_log_in() {
    SignedInUser lancelot = portcullis.caller(portcullis.user(LANCELOT, PasswordHash.NONE));
    EmailAddress next = TestData.email();
    portcullis.clock.advance(FRESH);

    var refusal = change(useCases, lancelot, next, CurrentPassword.NONE);

    assertThat(refusal).isEqualTo(new UpdateUser.Result.NotConfirmed(new LogInTooOld(FRESH)));
    assertThat(((Rejection) refusal).code()).isEqualTo(ErrorCode.REAUTHENTICATION_REQUIRED);
    assertThat(((Rejection) refusal).maxAge()).contains(FRESH);
  }

  @Test
  void a_log_in_is_recent_until_it_reaches_the_age() {
    SignedInUser lancelot = portcullis.caller(portcullis.user(LANCELOT, PasswordHash.NONE));
    portcullis.clock.advance(FRESH.minus(TestData.MICROSECOND));

    assertThat(change(useCases, lancelot, TestData.email(), CurrentPassword.NONE))
        .isInstanceOf(UpdateUser.Result.Updated.class);
  }

  @Test
  void a_user_deletes_the_own_account_after_a_recent_log_in() {
    portcullis.clock.advance(FRESH.minus(TestData.MICROSECOND));

    assertThat(delete(caller, CurrentPassword.NONE))
        .isEqualTo(new DeleteCurrentUser.Result.Deleted());

    assertThat(portcullis.storage.users().findById(arthur.id())).isEmpty();
    assertThat(portcullis.isOpen(caller)).isFalse();
    assertThat(portcullis.told.getLast())
        .isInstanceOfSatisfying(
            Event.UserDeleted.class,
            event -> assertThat(event.context().by()).contains(arthur.id()));
  }

  @Test
  void a_user_deletes_the_own_account_with_the_current_password() {
    portcullis.clock.advance(FRESH);
    CurrentPassword right = current(PASSWORD);

    assertThat(delete(caller, CurrentPassword.NONE))
        .isEqualTo(new DeleteCurrentUser.Result.NotConfirmed(new LogInTooOld(FRESH)));
    assertThat(delete(caller, current("wrong guess")))
        .isEqualTo(new DeleteCurrentUser.Result.NotConfirmed(new CurrentPasswordWrong()));
    assertThat(portcullis.now(arthur.id())).isEqualTo(arthur);
    assertThat(delete(caller, right)).isEqualTo(new DeleteCurrentUser.Result.Deleted());
    TestApplication.assertWiped(right.password().orElseThrow());
  }

  @Test
  void a_session_that_was_ended_meanwhile_deletes_nothing() {
    portcullis.change(arthur, TestData.newPassword());

    assertThat(delete(caller, CurrentPassword.NONE))
        .isEqualTo(new DeleteCurrentUser.Result.NoLongerPermitted(LostAccess.SESSION_OVER));

    assertThat(portcullis.storage.users().findById(arthur.id())).isPresent();
  }

  private static CurrentPassword current(String text) {
    return new CurrentPassword(Optional.of(Password.of(text)), Optional.empty());
  }

  private static UpdateUser.Result change(
      UseCases through, SignedInUser caller, EmailAddress email, CurrentPassword current) {
    return through
        .account()
        .updateUser()
        .update(
            new UpdateUser.Command.Own(
                caller, Optional.of(email), Optional.empty(), Attributes.NONE, current, CLIENT));
  }

  private UpdateUser.Result changePassword(CurrentPassword current, Password next) {
    return useCases
        .account()
        .updateUser()
        .update(
            new UpdateUser.Command.Own(
                caller, Optional.empty(), Optional.of(next), Attributes.NONE, current, CLIENT));
  }

  private DeleteCurrentUser.Result delete(SignedInUser user, CurrentPassword current) {
    return useCases
        .account()
        .deleteCurrentUser()
        .delete(new DeleteCurrentUser.Command(user, current, CLIENT));
  }
}
