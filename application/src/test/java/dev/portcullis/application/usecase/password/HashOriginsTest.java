package dev.portcullis.application.usecase.password;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static dev.portcullis.application.memory.TestApplication.PASSWORD;
import static dev.portcullis.application.memory.TestApplication.hashOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.memory.InMemoryPasswordHasher;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.application.port.in.emaillink.ResetPassword;
import dev.portcullis.application.port.in.login.LogIn;
import dev.portcullis.application.port.in.registration.RegisterUser;
import dev.portcullis.application.port.out.password.HashOrigin;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.password.Password;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each request's hashes count for its network, and for its account if it concerns one. */
class HashOriginsTest {
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");
  private static final HashOrigin OF_ARTHUR = HashOrigin.of(CLIENT, ARTHUR);

  private final TestApplication portcullis = new TestApplication();

  @Test
  void an_origin_has_the_network_and_the_account() {
    assertThat(OF_ARTHUR.network()).map(Object::toString).hasValue("192.0.2.7/32");
    assertThat(OF_ARTHUR).isEqualTo(HashOrigin.of(CLIENT, new Username("Arthur@Camelot.BT")));
    assertThat(OF_ARTHUR).isNotEqualTo(HashOrigin.of(CLIENT, LANCELOT));
    assertThat(HashOrigin.of(CLIENT).account()).isEmpty();
    assertThat(HashOrigin.of(new ClientInfo("127.0.0.1", ""))).isEqualTo(HashOrigin.UNKNOWN);
  }

  @Test
  void a_log_in_counts_for_the_name_that_the_client_typed() {
    logIn("Arthur@Camelot.BT");
    logIn("no address");

    assertThat(portcullis.recorder.origins())
        .containsExactlyInAnyOrder(OF_ARTHUR, HashOrigin.of(CLIENT, new Username("no address")));
  }

  @Test
  void the_new_hash_after_a_log_in_counts_for_its_account() {
    portcullis.user(ARTHUR, hashOf(PASSWORD, new InMemoryPasswordHasher(2)));

    logIn(ARTHUR.value());

    assertThat(portcullis.recorder.work()).isEqualTo(2);
    assertThat(portcullis.recorder.origins()).containsExactly(OF_ARTHUR);
  }

  @Test
  void a_registration_counts_for_the_network_only() {
    var command = new RegisterUser.Command(ARTHUR, Password.of(PASSWORD), Attributes.NONE, CLIENT);

    portcullis.useCases().registration().registerUser().register(command);

    assertThat(portcullis.recorder.origins()).containsExactly(HashOrigin.of(CLIENT));
  }

  @Test
  void a_user_s_own_change_counts_for_the_account() {
    var caller = portcullis.caller(portcullis.user(ARTHUR));

    portcullis
        .useCases()
        .account()
        .updateUser()
        .update(
            new UpdateUser.Command.Own(
                caller, Optional.empty(), newPassword(), Attributes.NONE, CLIENT));

    assertThat(portcullis.recorder.origins()).containsExactly(OF_ARTHUR);
  }

  @Test
  void a_change_by_an_administrator_counts_for_the_administrator_s_network() {
    var changes =
        new UpdateUser.Changes(
            Optional.empty(),
            newPassword(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Attributes.NONE);
    var command =
        new UpdateUser.Command.Any(
            Administrator.operator(),
            new UserReference.WithId(portcullis.user(ARTHUR).id()),
            () -> changes,
            CLIENT);

    portcullis.useCases().account().updateUser().update(command);

    assertThat(portcullis.recorder.origins()).containsExactly(HashOrigin.of(CLIENT));
  }

  @Test
  void a_reset_counts_for_the_account() {
    Account account = portcullis.user(ARTHUR);
    var token = portcullis.secret(account, TokenPurpose.PASSWORD_RESET);

    portcullis
        .useCases()
        .emailLink()
        .resetPassword()
        .reset(new ResetPassword.Command(token, newPassword().orElseThrow(), CLIENT));

    assertThat(portcullis.recorder.origins()).containsExactly(OF_ARTHUR);
  }

  private static Optional<Password> newPassword() {
    return Optional.of(Password.of("excalibur"));
  }

  private void logIn(String name) {
    var command =
        new LogIn.Command(
            new Username(name), Password.of(PASSWORD), TestApplication.BEARER.name(), CLIENT);
    portcullis.useCases().login().logIn().logIn(command);
  }
}
