package dev.portcullis.application.usecase.login;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.memory.InMemoryTokenStrategy;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.login.BackendDescription;
import dev.portcullis.application.port.in.login.LogOut;
import dev.portcullis.application.port.in.login.LogOut.Result.LoggedOut;
import dev.portcullis.application.port.in.login.LogOut.Result.NotAuthenticated;
import dev.portcullis.application.port.in.login.LogOut.Result.NotVerified;
import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogOutServiceTest {
  private static final AccessToken GARBAGE = new AccessToken("garbage");
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");

  private final TestApplication portcullis = new TestApplication();

  /** Backend whose session store is unreachable. */
  private final Backend silent = silentBackend();

  private Backend silentBackend() {
    InMemoryStorage node = portcullis.storage.anotherNode();
    node.breakDown();
    var strategy = new InMemoryTokenStrategy("silent", node.sessions());
    return new Backend(
        new BackendDescription(new BackendName("silent"), Transport.BEARER, Duration.ofHours(1)),
        strategy);
  }

  @Test
  void logging_out_ends_only_the_session_of_the_token() {
    Account arthur = portcullis.user(ARTHUR);
    AccessToken here = portcullis.token(arthur);
    AccessToken there = portcullis.token(arthur);

    assertThat(logOut(here)).isEqualTo(new LoggedOut());

    assertThat(isGood(here, TestApplication.BEARER)).isFalse();
    assertThat(isGood(there, TestApplication.BEARER)).isTrue();
  }

  @Test
  void logging_out_ends_the_sessions_of_all_tokens_of_any_backend() {
    AccessToken bearer = portcullis.token(portcullis.user(ARTHUR));
    AccessToken cookie = portcullis.token(portcullis.user(LANCELOT), TestApplication.COOKIE);

    assertThat(logOut(bearer, GARBAGE, cookie)).isEqualTo(new LoggedOut());

    assertThat(isGood(bearer, TestApplication.BEARER)).isFalse();
    assertThat(isGood(cookie, TestApplication.COOKIE)).isFalse();
  }

  @Test
  void every_ended_session_is_published() {
    Account arthur = portcullis.user(ARTHUR);
    Account lancelot = portcullis.user(LANCELOT);
    AccessToken bearer = portcullis.token(arthur);

    logOut(bearer, portcullis.token(lancelot, TestApplication.COOKIE), bearer);

    assertThat(portcullis.told)
        .containsExactly(loggedOut(arthur.user()), loggedOut(lancelot.user()));
  }

  private Event loggedOut(User user) {
    var occasion = EventContext.by(user.id(), TestData.NOW, CLIENT);
    return new Event.UserLoggedOut(user, occasion);
  }

  @Test
  void a_log_out_without_a_valid_token_is_not_authenticated() {
    AccessToken token = portcullis.token(portcullis.user(ARTHUR));
    logOut(token);

    assertThat(logOut()).isEqualTo(new NotAuthenticated());
    assertThat(logOut(GARBAGE)).isEqualTo(new NotAuthenticated());
    assertThat(logOut(token)).isEqualTo(new NotAuthenticated());
    assertThat(portcullis.told).hasSize(1);
  }

  @Test
  void a_token_is_expired_at_the_instant_of_its_expiry() {
    AccessToken token = portcullis.token(portcullis.user(ARTHUR));

    portcullis.clock.set(TestData.EXPIRY);

    assertThat(logOut(token)).isEqualTo(new NotAuthenticated());
  }

  @Test
  void an_inactive_user_is_not_authenticated() {
    Account arthur = portcullis.user(ARTHUR);
    AccessToken token = portcullis.token(arthur);
    TestData.changed(
        portcullis.storage, arthur, TestData.activation(false), new SessionRevocation.None());

    assertThat(logOut(token)).isEqualTo(new NotAuthenticated());
  }

  @Test
  void if_verification_is_required_and_one_user_is_unverified_no_session_ends() {
    AccessToken verified = portcullis.token(portcullis.user(LANCELOT));
    Account moved = portcullis.change(portcullis.user(TestData.email()), TestData.newEmail(ARTHUR));
    AccessToken unverified = portcullis.token(moved, TestApplication.COOKIE);

    var result = service(true, all()).logOut(command(verified, unverified));

    assertThat(result).isEqualTo(new NotVerified());
    assertThat(isGood(verified, TestApplication.BEARER)).isTrue();
    assertThat(isGood(unverified, TestApplication.COOKIE)).isTrue();
  }

  @Test
  void an_unreachable_store_does_not_prevent_other_sessions_from_ending() {
    AccessToken known = portcullis.token(portcullis.user(ARTHUR));
    var backends = new Backends(List.of(silent, all().named(TestApplication.BEARER.name())));

    assertThat(service(false, backends).logOut(command(known))).isEqualTo(new LoggedOut());
    assertThat(isGood(known, TestApplication.BEARER)).isFalse();
  }

  @Test
  void a_token_that_may_still_be_valid_fails_the_log_out_after_the_other_sessions_have_ended() {
    AccessToken known = portcullis.token(portcullis.user(ARTHUR));
    var unknown = new AccessToken("silent.token");
    var service =
        service(false, new Backends(List.of(silent, all().named(TestApplication.BEARER.name()))));

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> service.logOut(command(unknown, known)));

    assertThat(isGood(known, TestApplication.BEARER)).isFalse();
    assertThat(portcullis.told).hasSize(1);
  }

  private LogOut.Result logOut(AccessToken... tokens) {
    return service(false, all()).logOut(command(tokens));
  }

  private static LogOut.Command command(AccessToken... tokens) {
    return new LogOut.Command(List.of(tokens), CLIENT);
  }

  private LogOut service(boolean verificationRequired, Backends backends) {
    return new LogOutService(
        backends,
        new LogInPolicy(verificationRequired),
        new Transactions(portcullis.storage, Duration.ofDays(90), portcullis.told::add),
        new Clock(portcullis.clock));
  }

  private Backends all() {
    return Backends.of(TestApplication.BACKENDS, portcullis.strategies);
  }

  private boolean isGood(AccessToken token, BackendDescription backend) {
    return all()
        .named(backend.name())
        .strategy()
        .read(token, portcullis.clock.instant())
        .isPresent();
  }
}
