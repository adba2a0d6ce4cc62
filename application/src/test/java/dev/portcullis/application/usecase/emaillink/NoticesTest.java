package dev.portcullis.application.usecase.emaillink;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.BEARER;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static dev.portcullis.application.memory.TestApplication.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.application.port.in.emaillink.DeliverMail.Result.NothingDue;
import dev.portcullis.application.port.in.emaillink.DeliverMail.Result.Postponed;
import dev.portcullis.application.port.in.emaillink.ResetPassword;
import dev.portcullis.application.port.in.login.LogIn;
import dev.portcullis.application.port.in.registration.RegisterUser;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.NoticeMail;
import dev.portcullis.application.usecase.throttling.ThrottlingSettings;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.DeviceToken;
import dev.portcullis.domain.password.Password;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mails that tell users what happened to their accounts, through the use cases that send them. */
class NoticesTest {
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");

  private final TestApplication portcullis = new TestApplication();
  private final UseCases useCases = useCases(MailKind.notices());

  private UseCases useCases(Set<MailKind> notices) {
    return ApplicationAssembly.assemble(
        portcullis.outPorts().build(),
        TestApplication.settings()
            .withThrottling(ThrottlingSettings.of(10, 100, 100, 200, 300))
            .withNotices(notices));
  }

  @Test
  void a_changed_password_is_told_with_time_and_address() {
    Account arthur = portcullis.user(ARTHUR);

    change(useCases, arthur, Optional.empty(), Optional.of(Password.of("excalibur")));

    assertThat(delivered())
        .containsExactly(
            new NoticeMail(MailKind.PASSWORD_CHANGED, ARTHUR, TestData.NOW, "192.0.2.7", Map.of()));
  }

  @Test
  void a_changed_address_is_told_to_the_old_one() {
    Account arthur = portcullis.user(ARTHUR);

    change(useCases, arthur, Optional.of(LANCELOT), Optional.empty());

    assertThat(delivered())
        .containsExactly(
            new NoticeMail(MailKind.EMAIL_CHANGED, ARTHUR, TestData.NOW, "192.0.2.7", Map.of()));
  }

  @Test
  void a_change_of_both_is_told_to_the_old_address() {
    Account arthur = portcullis.user(ARTHUR);

    change(useCases, arthur, Optional.of(LANCELOT), Optional.of(Password.of("excalibur")));

    assertThat(delivered())
        .allSatisfy(mail -> assertThat(mail.to()).isEqualTo(ARTHUR))
        .extracting(OutgoingMail::kind)
        .containsExactlyInAnyOrder(MailKind.PASSWORD_CHANGED, MailKind.EMAIL_CHANGED);
  }

  @Test
  void a_change_of_other_fields_is_not_told() {
    Account arthur = portcullis.user(ARTHUR);

    change(useCases, arthur, Optional.of(ARTHUR), Optional.empty());

    assertThat(delivered()).isEmpty();
  }

  @Test
  void a_change_by_a_superuser_is_told_without_the_address_of_the_superuser() {
    Account arthur = portcullis.user(ARTHUR);
    var changes =
        new UpdateUser.Changes(
            Optional.empty(),
            Optional.of(Password.of("excalibur")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Attributes.NONE);
    useCases
        .account()
        .updateUser()
        .update(
            new UpdateUser.Command.Any(
                Administrator.operator(),
                new UserReference.WithId(arthur.id()),
                () -> changes,
                CLIENT));

    assertThat(delivered())
        .containsExactly(
            new NoticeMail(MailKind.PASSWORD_CHANGED, ARTHUR, TestData.NOW, "", Map.of()));
  }

  @Test
  void a_reset_password_is_told() {
    Account arthur = portcullis.user(ARTHUR);
    var secret = portcullis.secret(arthur, TokenPurpose.PASSWORD_RESET);

    useCases
        .emailLink()
        .resetPassword()
        .reset(new ResetPassword.Command(secret, Password.of("excalibur"), CLIENT));

    assertThat(delivered())
        .extracting(OutgoingMail::kind)
        .containsExactly(MailKind.PASSWORD_CHANGED);
  }

  @Test
  void an_unverified_address_gets_no_notice() {
    Account arthur = portcullis.unverified(ARTHUR);
    var secret = portcullis.secret(arthur, TokenPurpose.PASSWORD_RESET);
    useCases
        .emailLink()
        .resetPassword()
        .reset(new ResetPassword.Command(secret, Password.of("excalibur"), CLIENT));

    change(
        useCases,
        portcullis.now(arthur.id()),
        Optional.of(LANCELOT),
        Optional.of(Password.of("the holy grail")));

    assertThat(delivered()).isEmpty();
  }

  @Test
  void a_notice_that_the_operator_turned_off_is_not_sent() {
    Account arthur = portcullis.user(ARTHUR);

    change(
        useCases(Set.of(MailKind.EMAIL_CHANGED)),
        arthur,
        Optional.of(LANCELOT),
        Optional.of(Password.of("excalibur")));

    assertThat(delivered()).extracting(OutgoingMail::kind).containsExactly(MailKind.EMAIL_CHANGED);
  }

  @Test
  void a_change_that_fails_is_not_told() {
    Account arthur = portcullis.user(ARTHUR);
    portcullis.storage.breakDown();

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(
            () ->
                change(useCases, arthur, Optional.empty(), Optional.of(Password.of("excalibur"))));

    portcullis.storage.recover();
    assertThat(delivered()).isEmpty();
  }

  @Test
  void a_log_in_of_an_unknown_device_is_told_and_one_of_a_known_device_is_not() {
    Account arthur = portcullis.user(ARTHUR);

    DeviceToken device = logIn(ARTHUR, Optional.empty()).device().orElseThrow();
    assertThat(delivered())
        .containsExactly(
            new NoticeMail(MailKind.NEW_DEVICE, ARTHUR, TestData.NOW, "192.0.2.7", Map.of()));

    logIn(ARTHUR, Optional.of(device));
    assertThat(delivered()).isEmpty();

    portcullis.change(arthur, TestData.newPassword());
    portcullis.change(
        portcullis.now(arthur.id()), AccountChanges.password(TestApplication.hashOf(PASSWORD)));
    logIn(ARTHUR, Optional.of(device));
    assertThat(delivered()).hasSize(1);
  }

  @Test
  void the_first_log_in_after_the_registration_is_not_told() {
    useCases
        .registration()
        .registerUser()
        .register(new RegisterUser.Command(ARTHUR, Password.of(PASSWORD), Attributes.NONE, CLIENT));
    Account arthur = portcullis.storage.users().findByEmail(ARTHUR).orElseThrow();
    portcullis.change(arthur, AccountChanges.verification());

    logIn(ARTHUR, Optional.empty());
    assertThat(delivered()).isEmpty();

    logIn(ARTHUR, Optional.empty());
    assertThat(delivered()).hasSize(1);
  }

  @Test
  void a_refused_log_in_is_not_told() {
    portcullis.user(ARTHUR);

    useCases
        .login()
        .logIn()
        .logIn(
            new LogIn.Command(
                new Username(ARTHUR.value()), Password.of("wrong guess"), BEARER.name(), CLIENT));

    assertThat(delivered()).isEmpty();
  }

  @Test
  void an_address_gets_at_most_twenty_notices_a_day() {
    portcullis.user(ARTHUR);
    for (int i = 0; i < 25; i++) {
      post(ARTHUR, i);
    }
    post(LANCELOT, 0);

    assertThat(delivered()).filteredOn(mail -> mail.to().equals(ARTHUR)).hasSize(20);
    assertThat(portcullis.mailer.sent).hasSize(21);
    assertThat(portcullis.told)
        .filteredOn(Event.LimitReached.class::isInstance)
        .extracting(Event::details)
        .containsExactly("notice");

    portcullis.clock.advance(Duration.ofDays(1));
    post(ARTHUR, 99);
    assertThat(delivered()).hasSize(1);
  }

  @Test
  void a_notice_that_could_not_be_sent_is_retried_and_does_not_count() {
    portcullis.user(ARTHUR);
    post(ARTHUR, 0);
    portcullis.mailer.breakDown();
    for (int i = 0; i < 25; i++) {
      assertThat(useCases.emailLink().deliverMail().deliverNext()).isInstanceOf(Postponed.class);
      portcullis.clock.advance(Duration.ofMinutes(20));
    }

    portcullis.mailer.recover();

    assertThat(delivered()).hasSize(1);
  }

  private void post(EmailAddress to, int number) {
    portcullis
        .storage
        .outbox()
        .enqueue(
            new QueuedMail(
                MailKind.PROVIDER_LINKED,
                to,
                Map.of(Notices.PROVIDER, "provider" + number),
                TestData.NOW,
                CLIENT,
                0));
  }

  private void change(
      UseCases through,
      Account account,
      Optional<EmailAddress> email,
      Optional<Password> password) {
    through
        .account()
        .updateUser()
        .update(
            new UpdateUser.Command.Own(
                portcullis.caller(account), email, password, Attributes.NONE, CLIENT));
  }

  private LogIn.Result.LoggedIn logIn(EmailAddress email, Optional<DeviceToken> device) {
    var command =
        new LogIn.Command(
            new Username(email.value()), Password.of(PASSWORD), BEARER.name(), device, CLIENT);
    return (LogIn.Result.LoggedIn) useCases.login().logIn().logIn(command);
  }

  /** Delivers all mail, and returns what was sent by this. */
  private List<OutgoingMail> delivered() {
    int before = portcullis.mailer.sent.size();
    var deliverMail = useCases.emailLink().deliverMail();
    while (!deliverMail.deliverNext().equals(new NothingDue())) {}
    return List.copyOf(portcullis.mailer.sent.subList(before, portcullis.mailer.sent.size()));
  }
}
