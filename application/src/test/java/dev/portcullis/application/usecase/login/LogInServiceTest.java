package dev.portcullis.application.usecase.login;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.PASSWORD;
import static dev.portcullis.application.memory.TestApplication.assertWiped;
import static dev.portcullis.application.memory.TestApplication.hashOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.memory.InMemoryPasswordHasher;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.login.BackendDescription;
import dev.portcullis.application.port.in.login.LogIn;
import dev.portcullis.application.port.in.login.LogIn.Result.BadCredentials;
import dev.portcullis.application.port.in.login.LogIn.Result.LoggedIn;
import dev.portcullis.application.port.in.login.LogIn.Result.NotVerified;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.login.VerifiedToken;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogInServiceTest {
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");

  private final TestApplication portcullis = new TestApplication();

  @Test
  void the_right_password_opens_a_session_that_the_token_proves() {
    var account = portcullis.user(ARTHUR);

    var loggedIn = (LoggedIn) logIn(ARTHUR.value(), PASSWORD);

    Session session = loggedIn.session();
    assertThat(read(TestApplication.BEARER, loggedIn))
        .contains(new SignedInUser(account.user(), session));
    assertThat(session.user()).isEqualTo(account.id());
    assertThat(session.backend()).isEqualTo(new BackendName("bearer"));
    assertThat(session.client()).isEqualTo(CLIENT);
    assertThat(session.opened()).isEqualTo(TestData.NOW);
    assertThat(session.lastSeen()).isEqualTo(TestData.NOW);
  }

  @Test
  void a_session_lasts_as_long_as_its_backend_configures_in_whole_seconds() {
    portcullis.user(ARTHUR);
    portcullis.clock.set(Instant.parse("2026-03-29T01:00:00.999999999Z"));

    var loggedIn = (LoggedIn) logIn(ARTHUR.value(), PASSWORD);

    assertThat(loggedIn.session().opened()).isEqualTo("2026-03-29T01:00:00.999999Z");
    assertThat(loggedIn.session().expires()).isEqualTo("2026-03-29T02:00:00Z");
  }

  @Test
  void a_token_is_valid_only_at_the_backend_that_opened_its_session() {
    portcullis.user(ARTHUR);

    try (Password password = Password.of(PASSWORD)) {
      var command =
          new LogIn.Command(
              new Username(ARTHUR.value()), password, TestApplication.COOKIE.name(), CLIENT);
      var loggedIn = (LoggedIn) service(false).logIn(command);

      assertThat(loggedIn.session().backend()).isEqualTo(new BackendName("cookie"));
      assertThat(read(TestApplication.COOKIE, loggedIn)).isPresent();
      assertThat(read(TestApplication.BEARER, loggedIn)).isEmpty();
    }
  }

  @Test
  void the_address_may_have_any_letter_case() {
    portcullis.user(ARTHUR);

    assertThat(logIn("Arthur@Camelot.BT", PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void a_password_that_is_denied_by_now_still_logs_in() {
    portcullis.user(ARTHUR, TestApplication.hashOf(TestApplication.DENIED_PASSWORD));

    assertThat(logIn(ARTHUR.value(), TestApplication.DENIED_PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void every_log_in_opens_its_own_session() {
    portcullis.user(ARTHUR);

    var one = (LoggedIn) logIn(ARTHUR.value(), PASSWORD);
    var other = (LoggedIn) logIn(ARTHUR.value(), PASSWORD);

    assertThat(one.session().id()).isNotEqualTo(other.session().id());
    assertThat(portcullis.read(one.token().token())).contains(one.session());
    assertThat(portcullis.read(other.token().token())).contains(other.session());
  }

  @Test
  void all_bad_credentials_get_the_same_answer_and_cost_one_hash() {
    portcullis.user(ARTHUR);
    var inactive = portcullis.user(TestData.email());
    portcullis.change(inactive, TestData.activation(false));
    var passwordless = portcullis.user(TestData.email(), PasswordHash.NONE);
    List<List<String>> attempts =
        List.of(
            List.of(passwordless.user().email().value(), PASSWORD),
            List.of(passwordless.user().email().value(), PasswordHash.NONE.value()),
            List.of(ARTHUR.value(), "morgana!"),
            List.of("nobody@camelot.bt", PASSWORD),
            List.of("no address", PASSWORD),
            List.of(inactive.user().email().value(), PASSWORD),
            List.of(inactive.user().email().value(), "morgana!"));

    for (List<String> attempt : attempts) {
      int before = portcullis.recorder.work();
      assertThat(logIn(attempt.getFirst(), attempt.getLast()))
          .as(attempt.toString())
          .isEqualTo(new BadCredentials());
      assertThat(portcullis.recorder.work() - before).as(attempt.toString()).isEqualTo(1);
    }
  }

  @Test
  void the_right_password_costs_one_hash_too() {
    portcullis.user(ARTHUR);

    assertThat(logIn(ARTHUR.value(), PASSWORD)).isInstanceOf(LoggedIn.class);

    assertThat(portcullis.recorder.work()).isEqualTo(1);
  }

  @Test
  void only_the_right_password_reveals_that_a_user_is_unverified() {
    unverified();

    assertThat(logIn(service(true), PASSWORD)).isEqualTo(new NotVerified());
    assertThat(logIn(service(true), "morgana!")).isEqualTo(new BadCredentials());
  }

  @Test
  void an_unverified_user_can_log_in_unless_verification_is_required() {
    unverified();

    assertThat(logIn(service(false), PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void a_verified_user_can_log_in_if_verification_is_required() {
    portcullis.user(ARTHUR);

    assertThat(logIn(service(true), PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void an_inactive_user_is_not_told_to_verify() {
    portcullis.change(unverified(), TestData.activation(false));

    assertThat(logIn(service(true), PASSWORD)).isEqualTo(new BadCredentials());
  }

  @Test
  void an_outdated_hash_is_replaced_at_log_in_and_the_session_stays_open() {
    var account = portcullis.user(ARTHUR, outdatedHash());

    var loggedIn = (LoggedIn) logIn(ARTHUR.value(), PASSWORD);

    Account now = portcullis.now(account.id());
    assertThat(portcullis.hasher.isOutdated(now.passwordHash())).isFalse();
    assertThat(portcullis.isPassword(PASSWORD, account.id())).isTrue();
    assertThat(now).isEqualTo(new Account(account.user(), now.passwordHash(), 1, 0));
    assertThat(portcullis.read(loggedIn.token().token())).contains(loggedIn.session());
    assertThat(logIn(ARTHUR.value(), PASSWORD)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void a_current_hash_is_kept() {
    var account = portcullis.user(ARTHUR);

    logIn(ARTHUR.value(), PASSWORD);

    assertThat(portcullis.now(account.id())).isEqualTo(account);
  }

  @Test
  void an_outdated_hash_is_kept_when_the_password_is_wrong() {
    var account = portcullis.user(ARTHUR, outdatedHash());

    assertThat(logIn(ARTHUR.value(), "morgana!")).isEqualTo(new BadCredentials());

    assertThat(portcullis.now(account.id())).isEqualTo(account);
    assertThat(portcullis.recorder.work()).isEqualTo(1);
  }

  @Test
  void a_log_in_succeeds_when_the_hasher_is_too_busy_to_replace_the_outdated_hash() {
    var account = portcullis.user(ARTHUR, outdatedHash());
    portcullis.hasher.whileHashing(this::overload);

    assertThat(logIn(ARTHUR.value(), PASSWORD)).isInstanceOf(LoggedIn.class);

    assertThat(portcullis.now(account.id())).isEqualTo(account);
  }

  @Test
  void a_log_in_succeeds_when_the_store_cannot_replace_the_outdated_hash() {
    portcullis.user(ARTHUR, outdatedHash());
    portcullis.users.beforeNextWrite(
        () -> {
          throw new StoreUnavailable("another node is writing", null);
        });

    var loggedIn = (LoggedIn) logIn(ARTHUR.value(), PASSWORD);

    assertThat(portcullis.read(loggedIn.token().token())).contains(loggedIn.session());
  }

  @Test
  void replacing_an_outdated_hash_never_restores_a_password_that_was_changed_meanwhile() {
    var account = portcullis.user(ARTHUR, outdatedHash());
    var changes = AccountChanges.password(hashOf("excalibur"));
    portcullis.users.beforeNextWrite(() -> portcullis.change(account, changes));

    assertThat(logIn(ARTHUR.value(), PASSWORD)).isInstanceOf(LoggedIn.class);

    assertThat(portcullis.isPassword("excalibur", account.id())).isTrue();
  }

  @Test
  void a_log_in_that_began_with_the_old_password_fails() {
    var account = portcullis.user(ARTHUR);
    portcullis.hasher.whileComparing(() -> portcullis.change(account, TestData.newPassword()));

    assertThat(logIn(ARTHUR.value(), PASSWORD)).isEqualTo(new BadCredentials());
  }

  @Test
  void a_log_in_of_a_user_who_is_deactivated_meanwhile_fails() {
    var account = portcullis.user(ARTHUR);
    portcullis.hasher.whileComparing(() -> portcullis.change(account, TestData.activation(false)));

    assertThat(logIn(ARTHUR.value(), PASSWORD)).isEqualTo(new BadCredentials());
  }

  @Test
  void a_log_in_of_a_user_who_is_deleted_meanwhile_fails() {
    var account = portcullis.user(ARTHUR);
    portcullis.hasher.whileComparing(() -> portcullis.users.remove(account.id()));

    assertThat(logIn(ARTHUR.value(), PASSWORD)).isEqualTo(new BadCredentials());
  }

  @Test
  void an_overloaded_hasher_and_a_broken_store_are_not_reported_as_bad_credentials() {
    portcullis.user(ARTHUR);

    portcullis.hasher.whileComparing(this::overload);
    assertThatExceptionOfType(Overloaded.class).isThrownBy(() -> logIn(ARTHUR.value(), PASSWORD));
    portcullis.storage.breakDown();
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> logIn(ARTHUR.value(), PASSWORD));
  }

  /** Checks that the password is wiped in every case. */
  private LogIn.Result logIn(String username, String text) {
    return logIn(service(false), username, text);
  }

  private LogIn.Result logIn(LogIn service, String text) {
    return logIn(service, ARTHUR.value(), text);
  }

  private LogIn.Result logIn(LogIn service, String username, String text) {
    Password password = Password.of(text);
    try {
      return service.logIn(
          new LogIn.Command(
              new Username(username), password, TestApplication.BEARER.name(), CLIENT));
    } finally {
      assertWiped(password);
    }
  }

  private LogIn service(boolean verificationRequired) {
    return (verificationRequired ? portcullis.useCasesForVerifiedOnly() : portcullis.useCases())
        .login()
        .logIn();
  }

  private Optional<SignedInUser> read(BackendDescription backend, LoggedIn loggedIn) {
    return Backends.of(TestApplication.BACKENDS, portcullis.strategies)
        .named(backend.name())
        .strategy()
        .read(loggedIn.token().token(), TestData.NOW)
        .map(VerifiedToken::caller);
  }

  private Account unverified() {
    return portcullis.change(portcullis.user(TestData.email()), TestData.newEmail(ARTHUR));
  }

  private void overload() {
    throw new Overloaded(Duration.ofSeconds(1));
  }

  private static PasswordHash outdatedHash() {
    return hashOf(PASSWORD, new InMemoryPasswordHasher(2));
  }
}
