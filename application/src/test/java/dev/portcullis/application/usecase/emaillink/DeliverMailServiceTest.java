package dev.portcullis.application.usecase.emaillink;

import static dev.portcullis.application.contract.TestData.MICROSECOND;
import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.emaillink.DeliverMail;
import dev.portcullis.application.port.in.emaillink.DeliverMail.Result.DealtWith;
import dev.portcullis.application.port.in.emaillink.DeliverMail.Result.GivenUp;
import dev.portcullis.application.port.in.emaillink.DeliverMail.Result.NothingDue;
import dev.portcullis.application.port.in.emaillink.DeliverMail.Result.Postponed;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.OneTimeTokens.Found;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail;
import dev.portcullis.application.port.out.emaillink.OutgoingMail.LinkMail;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeliverMailServiceTest {
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");
  private static final Duration LEASE = ofMinutes(2);
  private static final Duration VERIFICATION = ofHours(2);
  private static final Duration RESET = ofHours(1);
  private static final String OUTAGE = "no server answers";

  private final TestApplication portcullis = new TestApplication();
  private final DeliverMail deliverMail =
      ApplicationAssembly.assemble(
              portcullis.outPorts().build(),
              TestApplication.settings(new OneTimeLifetimes(VERIFICATION, RESET)))
          .emailLink()
          .deliverMail();

  @Test
  void an_empty_outbox_yields_no_work() {
    portcullis.user(ARTHUR);

    assertThat(deliverMail.deliverNext()).isEqualTo(new NothingDue());
  }

  @Test
  void a_mail_has_a_secret_that_works_for_its_stated_lifetime() {
    Account arthur = portcullis.unverified(ARTHUR);
    for (MailKind kind : List.of(MailKind.VERIFICATION, MailKind.PASSWORD_RESET)) {
      Duration lifetime = kind == MailKind.PASSWORD_RESET ? RESET : VERIFICATION;
      post(kind, ARTHUR);

      assertThat(deliverMail.deliverNext()).isEqualTo(new DealtWith());

      OutgoingMail mail = portcullis.mailer.sent.getLast();
      assertThat(mail).isEqualTo(new LinkMail(kind, ARTHUR, secret(mail), lifetime));
      var token =
          new OneTimeToken(
              secret(mail).hash(), purpose(mail), arthur.id(), ARTHUR, 0, NOW.plus(lifetime));
      assertThat(found(mail)).contains(new Found(token, false));
    }
  }

  @Test
  void a_mail_is_sent_once() {
    portcullis.user(ARTHUR);
    post(MailKind.PASSWORD_RESET, ARTHUR);
    deliverMail.deliverNext();

    portcullis.clock.advance(LEASE.multipliedBy(9));

    assertThat(deliverMail.deliverNext()).isEqualTo(new NothingDue());
    assertThat(portcullis.mailer.sent).hasSize(1);
  }

  @Test
  void reset_links_are_for_active_users_and_verification_links_for_unverified_ones() {
    EmailAddress verified = portcullis.user(ARTHUR).user().email();
    EmailAddress unverified = portcullis.unverified(LANCELOT).user().email();
    EmailAddress inactive = inactive();
    EmailAddress nobody = TestData.email();
    for (EmailAddress email : List.of(verified, unverified, inactive, nobody)) {
      post(MailKind.PASSWORD_RESET, email);
      post(MailKind.VERIFICATION, email);
    }

    List<DeliverMail.Result> results = Stream.generate(deliverMail::deliverNext).limit(8).toList();

    assertThat(results).containsOnly(new DealtWith());
    assertThat(deliverMail.deliverNext()).isEqualTo(new NothingDue());
    assertThat(portcullis.mailer.sent)
        .extracting(mail -> purpose(mail).storedName() + " to " + mail.to().value())
        .containsExactlyInAnyOrder(
            "RESET to " + verified.value(),
            "RESET to " + unverified.value(),
            "VERIFICATION to " + unverified.value());
    assertThat(portcullis.told).hasSize(3);
  }

  private EmailAddress inactive() {
    Account account = portcullis.unverified(TestData.email());
    return portcullis.change(account, TestData.activation(false)).user().email();
  }

  @Test
  void the_state_of_the_user_at_delivery_decides() {
    Account arthur = portcullis.unverified(ARTHUR);
    post(MailKind.VERIFICATION, ARTHUR);
    portcullis.change(arthur, AccountChanges.verification());

    assertThat(deliverMail.deliverNext()).isEqualTo(new DealtWith());

    assertThat(portcullis.mailer.tried).isEmpty();
  }

  @Test
  void a_sent_mail_is_published_with_its_user_and_the_client_of_its_request() {
    Account arthur = portcullis.unverified(ARTHUR);
    var occasion = new EventContext(NOW.plusSeconds(1), CLIENT, Optional.empty());
    post(MailKind.VERIFICATION, ARTHUR);
    post(MailKind.PASSWORD_RESET, ARTHUR);
    portcullis.clock.advance(ofSeconds(1));

    deliverMail.deliverNext();
    deliverMail.deliverNext();

    assertThat(portcullis.told)
        .containsExactlyInAnyOrder(
            new Event.VerificationRequested(arthur.user(), occasion),
            new Event.PasswordForgotten(arthur.user(), occasion));
  }

  @Test
  void an_undeliverable_mail_is_retried_with_a_delay_that_doubles_up_to_17_minutes() {
    portcullis.user(ARTHUR);
    post(MailKind.PASSWORD_RESET, ARTHUR);
    portcullis.mailer.breakDown();

    for (int seconds : new int[] {2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 1024, 1024}) {
      Instant due = portcullis.clock.instant().plusSeconds(seconds);
      assertThat(deliverMail.deliverNext()).isEqualTo(new Postponed(OUTAGE, due));

      portcullis.clock.set(due.minus(MICROSECOND));
      assertThat(deliverMail.deliverNext()).isEqualTo(new NothingDue());
      portcullis.clock.set(due);
    }
    assertThat(portcullis.told).isEmpty();

    portcullis.mailer.recover();
    assertThat(deliverMail.deliverNext()).isEqualTo(new DealtWith());
    assertThat(portcullis.mailer.sent).hasSize(1);
    assertThat(portcullis.told).hasSize(1);
  }

  @Test
  void a_postponed_mail_does_not_delay_others() {
    portcullis.user(ARTHUR);
    portcullis.user(LANCELOT);
    post(MailKind.PASSWORD_RESET, ARTHUR);
    portcullis.mailer.breakDown();
    deliverMail.deliverNext();
    portcullis.mailer.recover();
    post(MailKind.PASSWORD_RESET, LANCELOT);

    assertThat(deliverMail.deliverNext()).isEqualTo(new DealtWith());

    assertThat(portcullis.mailer.sent).extracting(OutgoingMail::to).containsExactly(LANCELOT);
  }

  @Test
  void every_attempt_has_its_own_secret() {
    portcullis.user(ARTHUR);
    post(MailKind.PASSWORD_RESET, ARTHUR);
    portcullis.mailer.breakDown();
    deliverMail.deliverNext();
    portcullis.clock.advance(ofSeconds(2));
    portcullis.mailer.recover();

    deliverMail.deliverNext();

    // The server may have accepted the first attempt although it failed.
    assertThat(portcullis.mailer.tried)
        .extracting(DeliverMailServiceTest::secret)
        .doesNotHaveDuplicates()
        .hasSize(2);
    assertThat(portcullis.mailer.tried).allMatch(mail -> found(mail).isPresent());
  }

  @Test
  void a_mail_is_given_up_three_days_after_its_request() {
    portcullis.user(ARTHUR);
    post(MailKind.PASSWORD_RESET, ARTHUR);
    portcullis.mailer.breakDown();
    Instant lastTime = NOW.plus(ofDays(3));

    portcullis.clock.set(lastTime);
    var postponed = (Postponed) deliverMail.deliverNext();
    portcullis.clock.set(postponed.due());
    assertThat(deliverMail.deliverNext()).isEqualTo(new GivenUp(OUTAGE));

    assertGone();
  }

  @Test
  void a_permanently_refused_mail_is_given_up_at_once() {
    portcullis.user(ARTHUR);
    post(MailKind.PASSWORD_RESET, ARTHUR);
    portcullis.mailer.refuse();

    assertThat(deliverMail.deliverNext()).isEqualTo(new GivenUp("no such mailbox"));

    assertGone();
  }

  private void assertGone() {
    portcullis.mailer.recover();
    portcullis.clock.advance(ofDays(9));
    assertThat(deliverMail.deliverNext()).isEqualTo(new NothingDue());
    assertThat(portcullis.mailer.sent).isEmpty();
    assertThat(portcullis.told).isEmpty();
  }

  @Test
  void a_reported_problem_contains_nothing_of_the_mail() {
    portcullis.user(ARTHUR);
    post(MailKind.PASSWORD_RESET, ARTHUR);
    portcullis.mailer.breakDown();

    String told = deliverMail.deliverNext().toString();

    assertThat(told)
        .doesNotContain(ARTHUR.value())
        .doesNotContain(secret(portcullis.mailer.tried.getFirst()).value());
  }

  @Test
  void a_user_whose_password_changes_meanwhile_gets_a_working_link_at_the_next_attempt() {
    Account arthur = portcullis.user(ARTHUR);
    post(MailKind.PASSWORD_RESET, ARTHUR);
    portcullis.oneTimeTokens.beforeNextAdding(
        () -> portcullis.change(arthur, TestData.newPassword()));

    assertThat(deliverMail.deliverNext())
        .isEqualTo(new Postponed("the user was just changed", NOW));
    assertThat(portcullis.mailer.tried).isEmpty();

    assertThat(deliverMail.deliverNext()).isEqualTo(new DealtWith());
    assertThat(found(portcullis.mailer.sent.getFirst()))
        .hasValueSatisfying(found -> assertThat(found.token().sessionGeneration()).isEqualTo(1));
  }

  @Test
  void a_user_who_changes_address_or_is_deactivated_or_deleted_meanwhile_gets_no_link() {
    List<AccountChanges> changes =
        List.of(TestData.newEmail(TestData.email()), TestData.activation(false));
    for (AccountChanges change : changes) {
      Account account = portcullis.user(TestData.email());
      assertNoLink(account, () -> portcullis.change(account, change));
    }
    Account account = portcullis.user(TestData.email());
    assertNoLink(account, () -> portcullis.storage.users().remove(account.id()));
  }

  private void assertNoLink(Account account, Runnable event) {
    post(MailKind.PASSWORD_RESET, account.user().email());
    portcullis.oneTimeTokens.beforeNextAdding(event);

    assertThat(deliverMail.deliverNext()).isInstanceOf(Postponed.class);
    assertThat(deliverMail.deliverNext()).isEqualTo(new DealtWith());

    assertThat(portcullis.mailer.tried).isEmpty();
    assertThat(portcullis.told).isEmpty();
  }

  @Test
  void a_link_in_transit_is_void_once_its_user_has_changed() {
    Account arthur = portcullis.user(ARTHUR);
    post(MailKind.PASSWORD_RESET, ARTHUR);
    portcullis.mailer.whileSending(() -> portcullis.change(arthur, TestData.newPassword()));

    assertThat(deliverMail.deliverNext()).isEqualTo(new DealtWith());

    assertThat(found(portcullis.mailer.sent.getFirst())).isEmpty();
  }

  @Test
  void while_one_worker_sends_a_mail_no_other_does() {
    portcullis.user(ARTHUR);
    post(MailKind.PASSWORD_RESET, ARTHUR);
    var other = new AtomicReference<DeliverMail.Result>();
    portcullis.mailer.whileSending(
        () -> {
          portcullis.clock.advance(LEASE.minus(MICROSECOND));
          other.set(deliverMail.deliverNext());
        });

    assertThat(deliverMail.deliverNext()).isEqualTo(new DealtWith());

    assertThat(other).hasValue(new NothingDue());
    assertThat(portcullis.mailer.sent).hasSize(1);
  }

  @Test
  void concurrent_workers_send_every_mail_once() {
    List<EmailAddress> people =
        IntStream.range(0, 2 * Race.CONTENDERS)
            .mapToObj(number -> portcullis.user(TestData.email()).user().email())
            .toList();
    people.forEach(person -> post(MailKind.PASSWORD_RESET, person));

    List<Boolean> done =
        Race.among(
            number ->
                () -> {
                  while (!deliverMail.deliverNext().equals(new NothingDue())) {}
                  return true;
                });

    assertThat(done).hasSize(Race.CONTENDERS);
    assertThat(portcullis.mailer.sent)
        .extracting(OutgoingMail::to)
        .containsExactlyInAnyOrderElementsOf(people);
  }

  @Test
  void a_mail_of_a_crashed_worker_is_sent_by_another_after_two_minutes() {
    portcullis.user(ARTHUR);
    post(MailKind.PASSWORD_RESET, ARTHUR);
    portcullis.mailer.whileSending(
        () -> {
          throw new IllegalStateException("died");
        });
    assertThatIllegalStateException().isThrownBy(deliverMail::deliverNext);
    portcullis.mailer.recover();

    portcullis.clock.advance(LEASE.minus(MICROSECOND));
    assertThat(deliverMail.deliverNext()).isEqualTo(new NothingDue());
    portcullis.clock.advance(MICROSECOND);
    assertThat(deliverMail.deliverNext()).isEqualTo(new DealtWith());

    assertThat(portcullis.mailer.sent).hasSize(1);
  }

  @Test
  void an_unavailable_store_loses_no_mail() {
    portcullis.user(ARTHUR);
    post(MailKind.PASSWORD_RESET, ARTHUR);
    portcullis.storage.breakDown();
    assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(deliverMail::deliverNext);

    portcullis.storage.recover();

    assertThat(deliverMail.deliverNext()).isEqualTo(new DealtWith());
    assertThat(portcullis.mailer.sent).hasSize(1);
  }

  private void post(MailKind kind, EmailAddress to) {
    portcullis
        .storage
        .outbox()
        .enqueue(new QueuedMail(kind, to, portcullis.clock.instant(), CLIENT));
  }

  private static LinkSecret secret(OutgoingMail mail) {
    return ((LinkMail) mail).secret();
  }

  private static TokenPurpose purpose(OutgoingMail mail) {
    return switch (mail.kind()) {
      case VERIFICATION -> TokenPurpose.VERIFICATION;
      case PASSWORD_RESET -> TokenPurpose.PASSWORD_RESET;
      case PASSWORD_CHANGED, EMAIL_CHANGED, PROVIDER_LINKED, NEW_DEVICE ->
          throw new AssertionError("a notice has no token");
    };
  }

  private Optional<Found> found(OutgoingMail mail) {
    return portcullis
        .storage
        .oneTimeTokens()
        .find(secret(mail).hash(), purpose(mail), portcullis.clock.instant());
  }
}
