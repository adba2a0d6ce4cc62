package dev.portcullis.application.usecase.login;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.memory.SeparateTokenStrategy;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.application.port.in.login.LogIn;
import dev.portcullis.application.port.in.login.LogOut;
import dev.portcullis.application.port.in.login.LostAccess;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.PublicKeys;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.Password;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions in a store outside of the main store's transactions. */
class SeparateSessionsTest {
  private static final ClientInfo CLIENT = ClientInfo.UNKNOWN;

  private final TestApplication portcullis = new TestApplication();
  private final List<SeparateTokenStrategy> strategies = new ArrayList<>();
  private final UseCases useCases =
      ApplicationAssembly.assemble(
          portcullis
              .outPorts()
              .withStrategies(portcullis.strategies(this::separate), PublicKeys.NONE)
              .build(),
          TestApplication.settings());
  private Account arthur;

  private TokenStrategy separate(TokenStrategy strategy) {
    var separate = new SeparateTokenStrategy(strategy);
    strategies.add(separate);
    return separate;
  }

  @BeforeEach
  void register() {
    arthur = portcullis.user(ARTHUR);
  }

  @Test
  void a_session_that_a_password_reset_ended_changes_nothing() {
    SignedInUser thief = portcullis.caller(arthur);
    strategies.forEach(each -> each.afterLooking(this::resetPasswordOnce));

    UpdateUser.Result result = changePassword(thief, "the thief's");

    assertThat(result).isEqualTo(new UpdateUser.Result.NoLongerPermitted(LostAccess.SESSION_OVER));
    assertThat(portcullis.isPassword("the thief's", arthur.id())).isFalse();
    assertThat(portcullis.isOpen(thief)).isFalse();
  }

  @Test
  void a_session_that_ends_while_the_password_is_hashed_changes_nothing() {
    SignedInUser thief = portcullis.caller(arthur);
    portcullis.hasher.whileHashing(() -> portcullis.storage.sessions().end(thief.session().id()));

    assertThat(changePassword(thief, "the thief's"))
        .isEqualTo(new UpdateUser.Result.NoLongerPermitted(LostAccess.SESSION_OVER));
  }

  @Test
  void an_open_session_can_change_its_users_password_and_stays_open() {
    SignedInUser caller = portcullis.caller(arthur);

    assertThat(changePassword(caller, "excalibur")).isInstanceOf(UpdateUser.Result.Updated.class);
    assertThat(portcullis.isOpen(caller)).isTrue();
  }

  @Test
  void a_log_in_is_recorded_before_its_session_opens() {
    List<List<Event>> toldBefore = new ArrayList<>();
    strategies.forEach(
        each -> each.beforeOpening(() -> toldBefore.add(List.copyOf(portcullis.told))));

    assertThat(logIn()).isInstanceOf(LogIn.Result.LoggedIn.class);
    assertThat(toldBefore).singleElement().isEqualTo(portcullis.told);
    assertThat(portcullis.told).singleElement().isInstanceOf(Event.UserLoggedIn.class);
  }

  @Test
  void a_log_in_is_not_recorded_while_the_session_store_is_unreachable() {
    strategies.forEach(each -> each.afterLooking(SeparateSessionsTest::fail));

    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(this::logIn);
    assertThat(portcullis.told).isEmpty();
  }

  @Test
  void a_log_in_defeated_by_a_concurrent_change_is_recorded_only_as_refused() {
    strategies.forEach(each -> each.afterLooking(this::resetPasswordOnce));

    assertThat(logIn()).isEqualTo(new LogIn.Result.BadCredentials());
    assertThat(portcullis.told).singleElement().isInstanceOf(Event.LogInRefused.class);
  }

  @Test
  void a_log_out_is_recorded_and_ends_the_session() {
    var token = portcullis.token(arthur);

    assertThat(useCases.login().logOut().logOut(new LogOut.Command(List.of(token), CLIENT)))
        .isEqualTo(new LogOut.Result.LoggedOut());
    assertThat(portcullis.read(token)).isEmpty();
    assertThat(portcullis.told).singleElement().isInstanceOf(Event.UserLoggedOut.class);
  }

  private static void fail() {
    throw new StoreUnavailable("the session store is down", null);
  }

  private void resetPasswordOnce() {
    if (portcullis.now(arthur.id()).equals(arthur)) {
      portcullis.change(arthur, TestData.newPassword());
    }
  }

  private UpdateUser.Result changePassword(SignedInUser caller, String text) {
    Optional<EmailAddress> sameEmail = Optional.empty();
    return useCases
        .account()
        .updateUser()
        .update(
            new UpdateUser.Command.Own(
                caller, sameEmail, Optional.of(Password.of(text)), Attributes.NONE, CLIENT));
  }

  private LogIn.Result logIn() {
    try (Password password = Password.of(PASSWORD)) {
      return useCases
          .login()
          .logIn()
          .logIn(
              new LogIn.Command(
                  new Username(ARTHUR.value()), password, TestApplication.BEARER.name(), CLIENT));
    }
  }
}
