package dev.portcullis.application.usecase.emaillink;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.emaillink.ForgotPassword;
import dev.portcullis.application.port.in.emaillink.RequestVerification;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Outbox;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.login.ClientInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Requests for mails with links, which must not reveal whether the address belongs to a user. */
class EmailLinkRequestsTest {
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");

  private final TestApplication portcullis = new TestApplication();

  /** Outbox as another node sees it. */
  private final Outbox outbox = portcullis.storage.anotherNode().outbox();

  private final RequestVerification requestVerification =
      portcullis.useCases().emailLink().requestVerification();
  private final ForgotPassword forgotPassword = portcullis.useCases().emailLink().forgotPassword();

  @Test
  void every_address_gets_the_same_mails_queued_whether_or_not_a_user_has_it() {
    EmailAddress verified = portcullis.user(ARTHUR).user().email();
    EmailAddress unverified = portcullis.unverified(LANCELOT).user().email();
    var inactive = portcullis.user(TestData.email());
    portcullis.change(inactive, TestData.activation(false));
    EmailAddress nobody = TestData.email();

    for (EmailAddress email : List.of(verified, unverified, inactive.user().email(), nobody)) {
      requestVerification.request(new RequestVerification.Command(email, CLIENT));
      forgotPassword.request(new ForgotPassword.Command(email, CLIENT));

      assertThat(mails(TestData.NOW))
          .containsExactlyInAnyOrder(
              new QueuedMail(MailKind.VERIFICATION, email, Map.of(), TestData.NOW, CLIENT, 1),
              new QueuedMail(MailKind.PASSWORD_RESET, email, Map.of(), TestData.NOW, CLIENT, 1));
    }
  }

  @Test
  void no_user_is_looked_up() {
    portcullis.users.refuseToFind();

    forgotPassword.request(new ForgotPassword.Command(ARTHUR, CLIENT));
    requestVerification.request(new RequestVerification.Command(LANCELOT, CLIENT));

    assertThat(mails(TestData.NOW)).extracting(QueuedMail::to).contains(ARTHUR, LANCELOT);
  }

  @Test
  void a_second_request_while_a_mail_is_queued_adds_none() {
    forgotPassword.request(new ForgotPassword.Command(ARTHUR, CLIENT));
    portcullis.clock.advance(Duration.ofSeconds(1));
    forgotPassword.request(new ForgotPassword.Command(ARTHUR, ClientInfo.UNKNOWN));

    assertThat(mails(portcullis.clock.instant()))
        .containsExactly(
            new QueuedMail(MailKind.PASSWORD_RESET, ARTHUR, Map.of(), TestData.NOW, CLIENT, 1));
  }

  @Test
  void a_request_publishes_no_event() {
    portcullis.user(ARTHUR);

    forgotPassword.request(new ForgotPassword.Command(ARTHUR, CLIENT));
    requestVerification.request(new RequestVerification.Command(ARTHUR, CLIENT));

    assertThat(portcullis.told).isEmpty();
  }

  @Test
  void an_unavailable_store_is_reported() {
    portcullis.storage.breakDown();

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(
            () ->
                portcullis
                    .useCases()
                    .emailLink()
                    .forgotPassword()
                    .request(new ForgotPassword.Command(ARTHUR, CLIENT)));
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(
            () ->
                portcullis
                    .useCases()
                    .emailLink()
                    .requestVerification()
                    .request(new RequestVerification.Command(ARTHUR, CLIENT)));
  }

  private List<QueuedMail> mails(Instant now) {
    var mails = new ArrayList<QueuedMail>();
    Optional<QueuedMail> next = outbox.take(now, Duration.ofMinutes(1));
    while (next.isPresent()) {
      mails.add(next.get());
      next = outbox.take(now, Duration.ofMinutes(1));
    }
    return mails;
  }
}
