package dev.portcullis.application.usecase.emaillink;

import static dev.portcullis.application.contract.TestData.MICROSECOND;
import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.emaillink.VerifyEmail;
import dev.portcullis.application.port.in.emaillink.VerifyEmail.Result.AlreadyVerified;
import dev.portcullis.application.port.in.emaillink.VerifyEmail.Result.BadToken;
import dev.portcullis.application.port.in.emaillink.VerifyEmail.Result.Verified;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifyEmailServiceTest {
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");

  private final TestApplication portcullis = new TestApplication();
  private final VerifyEmail verifyEmail = portcullis.useCases().emailLink().verifyEmail();
  private final Account arthur = portcullis.unverified(ARTHUR);
  private final User verified = new User(arthur.id(), ARTHUR, true, false, true);
  private final LinkSecret secret = portcullis.secret(arthur, TokenPurpose.VERIFICATION);

  @Test
  void a_valid_token_verifies_the_address_and_ends_no_session() {
    SignedInUser caller = portcullis.caller(arthur);

    assertThat(verify(secret)).isEqualTo(new Verified(verified));

    assertThat(stored()).isEqualTo(new Account(verified, arthur.passwordHash(), 1, 0));
    assertThat(portcullis.isOpen(caller)).isTrue();
  }

  @Test
  void a_verification_is_published_with_its_user_and_client() {
    verify(secret);

    assertThat(portcullis.told)
        .containsExactly(
            new Event.UserVerified(verified, new EventContext(NOW, CLIENT, Optional.empty())));
  }

  @Test
  void a_used_token_reports_that_the_address_is_verified_already() {
    verify(secret);

    assertThat(verify(secret)).isEqualTo(new AlreadyVerified());

    assertThat(stored().version()).isEqualTo(1);
    assertThat(portcullis.told).hasSize(1);
  }

  @Test
  void another_valid_token_of_a_verified_user_reports_the_same() {
    LinkSecret other = portcullis.secret(arthur, TokenPurpose.VERIFICATION);
    verify(secret);

    assertThat(verify(other)).isEqualTo(new AlreadyVerified());
  }

  @Test
  void a_token_is_valid_until_just_before_its_expiry() {
    portcullis.clock.set(NOW.plus(ofHours(1)).minus(MICROSECOND));

    assertThat(verify(secret)).isInstanceOf(Verified.class);
  }

  @Test
  void a_token_is_refused_at_the_instant_of_its_expiry_used_or_not() {
    LinkSecret other = portcullis.secret(arthur, TokenPurpose.VERIFICATION);
    portcullis.clock.set(NOW.plus(ofHours(1)));
    assertBad(secret);

    portcullis.clock.set(NOW);
    verify(other);
    portcullis.clock.set(NOW.plus(ofHours(1)));
    assertThat(verify(other)).isEqualTo(new BadToken());
  }

  @Test
  void a_token_that_was_never_sent_is_refused() {
    assertBad(new LinkSecret(""));
    assertBad(new LinkSecret(secret.value() + "0"));
    assertBad(new LinkSecret(secret.hash().hex()));
    assertBad(portcullis.identifiers.newLinkSecret());
  }

  @Test
  void a_password_reset_token_verifies_nothing() {
    assertBad(portcullis.secret(arthur, TokenPurpose.PASSWORD_RESET));
  }

  @Test
  void a_token_voided_by_a_change_is_refused() {
    for (AccountChanges changes :
        List.of(
            TestData.newPassword(),
            TestData.newEmail(TestData.email()),
            TestData.activation(false))) {
      Account account = portcullis.unverified(TestData.email());
      LinkSecret pointless = portcullis.secret(account, TokenPurpose.VERIFICATION);
      portcullis.change(account, changes);

      assertThat(verify(pointless)).isEqualTo(new BadToken());
      assertThat(portcullis.now(account.id()).user().verified()).isFalse();
    }
  }

  @Test
  void a_token_stays_void_when_the_user_returns_to_its_address() {
    portcullis.change(arthur, TestData.newEmail(TestData.email()));
    portcullis.change(arthur, TestData.newEmail(ARTHUR));

    assertBad(secret);
  }

  @Test
  void a_token_of_a_reactivated_user_stays_void() {
    portcullis.change(arthur, TestData.activation(false));
    portcullis.change(arthur, TestData.activation(true));

    assertBad(secret);
  }

  @Test
  void a_token_of_a_deleted_user_is_refused() {
    portcullis.storage.users().remove(arthur.id());

    assertThat(verify(secret)).isEqualTo(new BadToken());
  }

  @Test
  void
      a_used_token_does_not_verify_a_user_again_after_an_administrator_has_unverified_the_address() {
    verify(secret);
    portcullis.change(arthur, verified(false));

    assertThat(verify(secret)).isEqualTo(new BadToken());

    assertThat(stored().user()).isEqualTo(arthur.user());
  }

  @Test
  void of_concurrent_verifications_with_one_token_exactly_one_succeeds() {
    List<VerifyEmail.Result> results = Race.among(number -> () -> verify(secret));

    assertThat(Race.count(results, new Verified(verified))).isEqualTo(1);
    assertThat(Race.count(results, new AlreadyVerified())).isEqualTo(Race.CONTENDERS - 1);
    assertThat(stored().version()).isEqualTo(1);
    assertThat(portcullis.told).hasSize(1);
  }

  @Test
  void a_concurrent_change_is_kept() {
    portcullis.users.beforeNextWrite(() -> portcullis.change(arthur, TestData.promotion()));

    assertThat(verify(secret)).isInstanceOf(Verified.class);

    assertThat(stored().user()).isEqualTo(new User(arthur.id(), ARTHUR, true, true, true));
  }

  @Test
  void a_user_who_changes_address_just_before_is_not_verified_at_the_new_address() {
    portcullis.users.beforeNextWrite(() -> portcullis.change(arthur, TestData.newEmail(LANCELOT)));

    assertThat(verify(secret)).isEqualTo(new BadToken());

    assertThat(stored().user()).isEqualTo(new User(arthur.id(), LANCELOT, true, false, false));
    assertThat(portcullis.told).isEmpty();
  }

  @Test
  void a_user_whose_password_changes_just_before_is_not_verified() {
    portcullis.users.beforeNextWrite(() -> portcullis.change(arthur, TestData.newPassword()));

    assertThat(verify(secret)).isEqualTo(new BadToken());

    assertThat(stored().user()).isEqualTo(arthur.user());
  }

  @Test
  void a_user_who_is_deleted_just_before_is_not_verified() {
    portcullis.users.beforeNextWrite(() -> portcullis.storage.users().remove(arthur.id()));

    assertThat(verify(secret)).isEqualTo(new BadToken());

    assertThat(portcullis.storage.users().findById(arthur.id())).isEmpty();
  }

  @Test
  void a_user_who_is_verified_by_another_just_before_is_reported_as_verified_already() {
    portcullis.users.beforeNextWrite(() -> portcullis.change(arthur, verified(true)));

    assertThat(verify(secret)).isEqualTo(new AlreadyVerified());

    assertThat(portcullis.told).isEmpty();
  }

  @Test
  void an_outage_is_not_reported_as_a_bad_token() {
    portcullis.storage.breakDown();

    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> verify(secret));
  }

  private VerifyEmail.Result verify(LinkSecret token) {
    return verifyEmail.verify(new VerifyEmail.Command(token, CLIENT));
  }

  private void assertBad(LinkSecret token) {
    assertThat(verify(token)).isEqualTo(new BadToken());
    assertThat(stored().user().verified()).isFalse();
    assertThat(portcullis.told).isEmpty();
  }

  private static AccountChanges verified(boolean verified) {
    return new AccountChanges(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(verified),
        Attributes.NONE);
  }

  private Account stored() {
    return portcullis.now(arthur.id());
  }
}
