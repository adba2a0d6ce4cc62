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
import dev.portcullis.application.port.out.federation.OAuthAccounts;
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
import dev.portcullis.domain.federation.LinkProvenance;
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
  void a_valid_token_sets_the_password_and_ends_every_session_of_that_user() {
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
  void a_reset_keeps_only_links_that_were_made_while_the_address_was_verified() {
    var verified = portcullis.user(new EmailAddress("gareth@camelot.bt"));
    OAuthAccount planted = link(verified, new LinkProvenance.Unverified());
    OAuthAccount own = link(verified, new LinkProvenance.Verified(verified.user().email()));

    reset(portcullis.secret(verified, TokenPurpose.PASSWORD_RESET), NEW);

    assertThat(links(verified)).containsExactly(own);
    assertThat(portcullis.told)
        .hasSize(2)
        .last()
        .isEqualTo(
            new Event.OAuthAccountUnlinked(
                verified.user(), planted.id(), new EventContext(NOW, CLIENT, Optional.empty())));
  }

  @Test
  void a_reset_of_an_unverified_account_keeps_no_link() {
    link(arthur, new LinkProvenance.Unverified());
    link(arthur, new LinkProvenance.Verified(ARTHUR));
    link(arthur, new LinkProvenance.Unknown());

    reset(secret, NEW);

    assertThat(links(arthur)).isEmpty();
  }

  private OAuthAccount link(Account account, LinkProvenance provenance) {
    var id = new OAuthAccountId(UUID.randomUUID());
    var link =
        new OAuthAccount(id, account.id(), "google", id.toString(), account.user().email().value());
    OAuthAccounts accounts = portcullis.storage.oauthAccounts().orElseThrow();
    accounts.link(link, new SealedTokens("s", Optional.empty(), Optional.empty()), 0);
    accounts.recordProvenance(id, provenance);
    return link;
  }

  private List<OAuthAccount> links(Account account) {
    return portcullis.storage.oauthAccounts().orElseThrow().list(account.id());
  }

  @Test
  void a_reset_is_published_with_its_user_and_client() {
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
  void a_reset_voids_the_users_other_tokens() {
    LinkSecret other = portcullis.secret(arthur, TokenPurpose.PASSWORD_RESET);
    reset(secret, NEW);

    assertThat(reset(other, "caliburn")).isEqualTo(new BadToken());

    assertThat(portcullis.isPassword(NEW, arthur.id())).isTrue();
  }

  @Test
  void the_same_password_may_be_set_again() {
    assertThat(reset(secret, PASSWORD)).isInstanceOf(PasswordSet.class);

    assertThat(stored().sessionGeneration()).isEqualTo(1);
  }

  @Test
  void a_denied_password_and_the_own_address_leave_the_token_unused() {
    assertThat(reset(secret, TestApplication.DENIED_PASSWORD))
        .isEqualTo(
            new WeakPassword(
                "Password is on a list of known passwords, which attackers try first; choose"
                    + " another"));
    assertThat(reset(secret, ARTHUR.value()))
        .isEqualTo(
            new WeakPassword("Password must not contain the e-mail address; choose another"));

    assertThat(stored()).isEqualTo(arthur);
    assertThat(portcullis.recorder.work()).isZero();
    assertThat(reset(secret, NEW)).isInstanceOf(PasswordSet.class);
  }

  @Test
  void a_weak_password_changes_nothing_and_leaves_the_token_unused() {
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
  void a_token_that_was_never_sent_is_refused() {
    assertBad(new LinkSecret(""));
    assertBad(new LinkSecret(secret.value() + "0"));
    assertBad(new LinkSecret(secret.hash().hex()));
    assertBad(portcullis.identifiers.newLinkSecret());
  }

  @Test
  void an_invalid_token_is_reported_before_a_weak_password() {
    assertThat(reset(portcullis.identifiers.newLinkSecret(), "1")).isEqualTo(new BadToken());
  }

  @Test
  void a_verification_token_sets_no_password() {
    assertBad(portcullis.secret(arthur, TokenPurpose.VERIFICATION));
  }

  @Test
  void a_token_is_valid_until_just_before_its_expiry() {
    portcullis.clock.set(NOW.plus(ofHours(1)).minus(MICROSECOND));

    assertThat(reset(secret, NEW)).isInstanceOf(PasswordSet.class);
  }

  @Test
  void a_token_is_refused_at_the_instant_of_its_expiry() {
    portcullis.clock.set(NOW.plus(ofHours(1)));

    assertBad(secret);
  }

  @Test
  void a_token_that_expires_while_the_password_is_hashed_is_refused() {
    portcullis.hasher.whileHashing(() -> portcullis.clock.set(NOW.plus(ofHours(1))));

    assertThat(reset(secret, NEW)).isEqualTo(new BadToken());

    assertThat(stored()).isEqualTo(arthur);
  }

  @Test
  void a_token_voided_by_a_change_is_refused() {
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
  void a_token_of_an_inactive_user_is_refused_in_any_session_generation() {
    var inactive = new User(arthur.id(), ARTHUR, false, false, false);
    var account = new Account(inactive, arthur.passwordHash(), 1, arthur.sessionGeneration());
    assertThat(portcullis.storage.users().replace(account, new SessionRevocation.None()))
        .isEqualTo(Replaced.REPLACED);

    assertThat(reset(secret, NEW)).isEqualTo(new BadToken());

    assertThat(stored()).isEqualTo(account);
  }

  @Test
  void a_token_of_a_reactivated_user_stays_void() {
    portcullis.change(arthur, TestData.activation(false));
    portcullis.change(arthur, TestData.activation(true));

    assertThat(reset(secret, NEW)).isEqualTo(new BadToken());
  }

  @Test
  void a_token_of_a_deleted_user_is_refused() {
    portcullis.storage.users().remove(arthur.id());

    assertThat(reset(secret, NEW)).isEqualTo(new BadToken());
  }

  @Test
  void of_concurrent_resets_with_one_token_exactly_one_sets_its_password() {
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
  void a_concurrent_change_is_kept_and_costs_no_second_hash() {
    portcullis.users.beforeNextWrite(() -> portcullis.change(arthur, TestData.promotion()));

    assertThat(reset(secret, NEW)).isInstanceOf(PasswordSet.class);

    assertThat(stored().user()).isEqualTo(new User(arthur.id(), ARTHUR, true, true, false));
    assertThat(portcullis.recorder.work()).isEqualTo(1);
    assertThat(portcullis.isPassword(NEW, arthur.id())).isTrue();
  }

  @Test
  void a_password_set_while_the_new_one_is_hashed_is_kept() {
    portcullis.hasher.whileHashing(() -> portcullis.change(arthur, TestData.newPassword()));

    assertThat(reset(secret, NEW)).isEqualTo(new BadToken());

    assertThat(portcullis.isPassword(NEW, arthur.id())).isFalse();
  }

  @Test
  void a_change_to_the_user_just_before_the_reset_voids_the_token() {
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
  void a_user_who_is_deleted_just_before_the_reset_is_not_restored() {
    portcullis.users.beforeNextWrite(() -> portcullis.storage.users().remove(arthur.id()));

    assertThat(reset(secret, NEW)).isEqualTo(new BadToken());

    assertThat(portcullis.storage.users().findById(arthur.id())).isEmpty();
  }

  @Test
  void an_overloaded_hasher_changes_nothing_and_leaves_the_token_unused() {
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
  void an_outage_is_not_reported_as_a_bad_token() {
    portcullis.storage.breakDown();

    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> reset(secret, NEW));
  }

  /** Checks that the password is wiped in every case. */
  private ResetPassword.Result reset(LinkSecret token, String text) {
    Password password = Password.of(text);
    try {
      return resetPassword.reset(new ResetPassword.Command(token, password, CLIENT));
    } finally {
      assertWiped(password);
    }
  }

  /** Also checks that no hash was computed. */
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
