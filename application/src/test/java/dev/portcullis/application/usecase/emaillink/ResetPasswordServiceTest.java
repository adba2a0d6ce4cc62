package dev.portcullis.application.usecase.emaillink;

import static dev.portcullis.application.contract.TestData.MICROSECOND;
import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static dev.portcullis.application.memory.TestApplication.PASSWORD;
import static dev.portcullis.application.memory.TestApplication.assertWiped;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.emaillink.ResetPassword;
import dev.portcullis.application.port.in.emaillink.ResetPassword.Result.BadToken;
import dev.portcullis.application.port.in.emaillink.ResetPassword.Result.PasswordSet;
import dev.portcullis.application.port.in.emaillink.ResetPassword.Result.WeakPassword;
import dev.portcullis.application.port.out.account.UserRepository.Replaced;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.Password;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ResetPasswordServiceTest {
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");
  private static final String NEW = "excalibur";

  private final TestApplication portcullis = new TestApplication();
  private final ResetPassword resetPassword = portcullis.useCases().emailLink().resetPassword();
  private final Account arthur = portcullis.unverified(ARTHUR);
  private final LinkSecret secret = portcullis.secret(arthur, TokenPurpose.PASSWORD_RESET);

  @Test
  void a_good_token_sets_the_password_and_ends_every_session_of_that_user() {
    SignedInUser caller = portcullis.caller(arthur);
    SignedInUser elsewhere = portcullis.caller(arthur);
    SignedInUser other = portcullis.caller(portcullis.user(LANCELOT));

    assertThat(reset(secret, NEW)).isEqualTo(new PasswordSet(arthur.user()));

    assertThat(portcullis.isPassword(NEW, arthur.id())).isTrue();
    assertThat(stored()).isEqualTo(new Account(arthur.user(), stored().passwordHash(), 1, 1));
    assertThat(portcullis.isOpen(caller)).isFalse();
    assertThat(portcullis.isOpen(elsewhere)).isFalse();
    assertThat(portcullis.isOpen(other)).isTrue();
    assertThat(portcullis.recorder.work()).isEqualTo(1);
  }

  @Test
  void a_reset_leaves_an_account_that_nobody_has_verified_no_other_way_in() {
    var unverified = portcullis.unverified(LANCELOT);
    var verified = portcullis.user(new EmailAddress("gareth@camelot.bt"));
    for (Account account : List.of(unverified, verified)) {
      var link =
          new OAuthAccount(
              new OAuthAccountId(UUID.randomUUID()),
              account.id(),
              "google",
              account.id().toString(),
              "a@b.example");
      portcullis
          .storage
          .oauthAccounts()
          .orElseThrow()
          .link(link, new SealedTokens("s", Optional.empty(), Optional.empty()), 0);
      reset(portcullis.secret(account, TokenPurpose.PASSWORD_RESET), "excalibur");
    }

    assertThat(portcullis.storage.oauthAccounts().orElseThrow().list(unverified.id())).isEmpty();
    assertThat(portcullis.storage.oauthAccounts().orElseThrow().list(verified.id())).hasSize(1);
  }

  @Test
  void it_is_told_whose_password_was_set_and_from_where() {
    reset(secret, NEW);

    assertThat(portcullis.told)
        .containsExactly(
            new Event.PasswordReset(
                arthur.user(), new EventContext(NOW, CLIENT, Optional.empty())));
  }

  @Test
  void a_token_works_once() {
    reset(secret, NEW);

    assertThat(reset(secret, "caliburn")).isEqualTo(new BadToken());

    assertThat(portcullis.isPassword(NEW, arthur.id())).isTrue();
    assertThat(portcullis.told).hasSize(1);
    assertThat(portcullis.recorder.work()).isEqualTo(1);
  }

  @Test
  void a_reset_makes_the_users_other_tokens_bad_too() {
    LinkSecret other = portcullis.secret(arthur, TokenPurpose.PASSWORD_RESET);
    reset(secret, NEW);

    assertThat(reset(other, "caliburn")).isEqualTo(new BadToken());

    assertThat(portcullis.isPassword(NEW, arthur.id())).isTrue();
  }

  @Test
  void the_same_password_again_will_do() {
    assertThat(reset(secret, PASSWORD)).isInstanceOf(PasswordSet.class);

    assertThat(stored().sessionGeneration()).isEqualTo(1);
  }

  @Test
  void a_weak_password_changes_nothing_and_the_token_can_be_used_again() {
    SignedInUser caller = portcullis.caller(arthur);

    assertThat(reset(secret, "1234567"))
        .isEqualTo(new WeakPassword("Password must have at least 8 characters"));

    assertThat(stored()).isEqualTo(arthur);
    assertThat(portcullis.isOpen(caller)).isTrue();
    assertThat(portcullis.recorder.work()).isZero();
    assertThat(portcullis.told).isEmpty();
    assertThat(reset(secret, NEW)).isInstanceOf(PasswordSet.class);
  }

  @Test
  void what_was_never_sent_is_bad() {
    assertBad(new LinkSecret(""));
    assertBad(new LinkSecret(secret.value() + "0"));
    assertBad(new LinkSecret(secret.hash().hex()));
    assertBad(portcullis.identifiers.newLinkSecret());
  }

  @Test
  void who_has_no_good_token_is_not_told_what_is_wrong_with_the_password() {
    assertThat(reset(portcullis.identifiers.newLinkSecret(), "1")).isEqualTo(new BadToken());
  }

  @Test
  void a_token_to_verify_the_address_sets_no_password() {
    assertBad(portcullis.secret(arthur, TokenPurpose.VERIFICATION));
  }

  @Test
  void a_token_is_good_until_just_before_its_expiry() {
    portcullis.clock.set(NOW.plus(ofHours(1)).minus(MICROSECOND));

    assertThat(reset(secret, NEW)).isInstanceOf(PasswordSet.class);
  }

  @Test
  void a_token_is_bad_at_the_instant_of_its_expiry() {
    portcullis.clock.set(NOW.plus(ofHours(1)));

    assertBad(secret);
  }

  @Test
  void a_token_that_expires_while_the_password_is_hashed_is_bad() {
    portcullis.hasher.whileHashing(() -> portcullis.clock.set(NOW.plus(ofHours(1))));

    assertThat(reset(secret, NEW)).isEqualTo(new BadToken());

    assertThat(stored()).isEqualTo(arthur);
  }

  @Test
  void a_token_is_bad_once_a_change_has_made_it_pointless() {
    for (AccountChanges changes :
        List.of(
            TestData.newPassword(),
            TestData.newEmail(TestData.email()),
            TestData.activation(false))) {
      Account account = portcullis.user(TestData.email());
      LinkSecret pointless = portcullis.secret(account, TokenPurpose.PASSWORD_RESET);
      Account changed = portcullis.change(account, changes);

      assertThat(reset(pointless, NEW)).isEqualTo(new BadToken());
      assertThat(portcullis.now(account.id())).isEqualTo(changed);
    }
    assertThat(portcullis.recorder.work()).isZero();
  }

  @Test
  void a_token_of_an_inactive_user_is_bad_whatever_the_session_generation_says() {
    var inactive = new User(arthur.id(), ARTHUR, false, false, false);
    var account = new Account(inactive, arthur.passwordHash(), 1, arthur.sessionGeneration());
    assertThat(portcullis.storage.users().replace(account, new SessionRevocation.None()))
        .isEqualTo(Replaced.REPLACED);

    assertThat(reset(secret, NEW)).isEqualTo(new BadToken());

    assertThat(stored()).isEqualTo(account);
  }

  @Test
  void a_token_of_a_user_who_was_activated_again_stays_bad() {
    portcullis.change(arthur, TestData.activation(false));
    portcullis.change(arthur, TestData.activation(true));

    assertThat(reset(secret, NEW)).isEqualTo(new BadToken());
  }

  @Test
  void a_token_of_a_deleted_user_is_bad() {
    portcullis.storage.users().remove(arthur.id());

    assertThat(reset(secret, NEW)).isEqualTo(new BadToken());
  }

  @Test
  void of_many_at_once_with_one_token_exactly_one_sets_its_password() {
    List<ResetPassword.Result> results =
        Race.among(number -> () -> reset(secret, "excalibur " + number));

    assertThat(Race.count(results, new PasswordSet(arthur.user()))).isEqualTo(1);
    assertThat(Race.count(results, new BadToken())).isEqualTo(Race.CONTENDERS - 1);
    int winner = results.indexOf(new PasswordSet(arthur.user()));
    assertThat(portcullis.isPassword("excalibur " + winner, arthur.id())).isTrue();
    assertThat(stored().version()).isEqualTo(1);
    assertThat(portcullis.told).hasSize(1);
  }

  @Test
  void a_change_that_comes_in_between_is_kept_and_costs_no_second_hash() {
    portcullis.users.beforeNextWrite(() -> portcullis.change(arthur, TestData.promotion()));

    assertThat(reset(secret, NEW)).isInstanceOf(PasswordSet.class);

    assertThat(stored().user()).isEqualTo(new User(arthur.id(), ARTHUR, true, true, false));
    assertThat(portcullis.recorder.work()).isEqualTo(1);
    assertThat(portcullis.isPassword(NEW, arthur.id())).isTrue();
  }

  @Test
  void a_password_that_is_set_while_the_new_one_is_hashed_stays() {
    portcullis.hasher.whileHashing(() -> portcullis.change(arthur, TestData.newPassword()));

    assertThat(reset(secret, NEW)).isEqualTo(new BadToken());

    assertThat(portcullis.isPassword(NEW, arthur.id())).isFalse();
  }

  @Test
  void a_user_who_changes_just_before_keeps_the_password() {
    for (AccountChanges changes :
        List.of(
            TestData.newPassword(),
            TestData.newEmail(TestData.email()),
            TestData.activation(false))) {
      Account account = portcullis.user(TestData.email());
      LinkSecret pointless = portcullis.secret(account, TokenPurpose.PASSWORD_RESET);
      portcullis.users.beforeNextWrite(() -> portcullis.change(account, changes));

      assertThat(reset(pointless, NEW)).isEqualTo(new BadToken());
      assertThat(portcullis.isPassword(NEW, account.id())).isFalse();
    }
    assertThat(portcullis.told).isEmpty();
  }

  @Test
  void a_user_who_is_deleted_just_before_does_not_come_back() {
    portcullis.users.beforeNextWrite(() -> portcullis.storage.users().remove(arthur.id()));

    assertThat(reset(secret, NEW)).isEqualTo(new BadToken());

    assertThat(portcullis.storage.users().findById(arthur.id())).isEmpty();
  }

  @Test
  void when_there_is_no_time_to_hash_nothing_changes_and_the_token_can_be_used_again() {
    portcullis.hasher.whileHashing(
        () -> {
          throw new Overloaded(ofSeconds(1));
        });
    assertThatExceptionOfType(Overloaded.class).isThrownBy(() -> reset(secret, NEW));
    assertThat(stored()).isEqualTo(arthur);

    portcullis.hasher.whileHashing(() -> {});
    assertThat(reset(secret, NEW)).isInstanceOf(PasswordSet.class);
  }

  @Test
  void an_outage_is_not_taken_for_a_bad_token() {
    portcullis.storage.breakDown();

    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> reset(secret, NEW));
  }

  /** Checks that the password is wiped, however it comes out. */
  private ResetPassword.Result reset(LinkSecret token, String text) {
    Password password = Password.of(text);
    try {
      return resetPassword.reset(new ResetPassword.Command(token, password, CLIENT));
    } finally {
      assertWiped(password);
    }
  }

  /** And costs no hash. */
  private void assertBad(LinkSecret token) {
    assertThat(reset(token, NEW)).isEqualTo(new BadToken());
    assertThat(stored()).isEqualTo(arthur);
    assertThat(portcullis.recorder.work()).isZero();
    assertThat(portcullis.told).isEmpty();
  }

  private Account stored() {
    return portcullis.now(arthur.id());
  }
}
