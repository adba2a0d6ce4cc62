package dev.portcullis.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.ForgotPasswordRequest;
import dev.portcullis.proto.v1.ForgotPasswordResponse;
import dev.portcullis.proto.v1.RequestVerificationRequest;
import dev.portcullis.proto.v1.RequestVerificationResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Users whose address is older than the rule that a domain doesn't end in a number. */
final class LegacyAddressTest {
  private static final String ADDRESS = "lot@127.0.0.1";

  private final TestGrpcServer server = new TestGrpcServer();
  private final AuthServiceGrpc.AuthServiceBlockingStub auth =
      AuthServiceGrpc.newBlockingStub(server.channel);

  @AfterEach
  void stop() {
    server.close();
  }

  private void assertQueued(MailKind kind) {
    QueuedMail mail =
        server.storage.outbox().take(server.clock.instant(), Duration.ofMinutes(1)).orElseThrow();
    assertThat(mail.to()).isEqualTo(EmailAddress.stored(ADDRESS));
    assertThat(mail.kind()).isEqualTo(kind);
  }

  @Test
  void they_can_ask_for_a_reset() {
    var request = ForgotPasswordRequest.newBuilder().setEmail(ADDRESS).build();

    assertThat(auth.forgotPassword(request)).isEqualTo(ForgotPasswordResponse.getDefaultInstance());
    assertQueued(MailKind.PASSWORD_RESET);
  }

  @Test
  void they_can_ask_for_a_verification() {
    var request = RequestVerificationRequest.newBuilder().setEmail(ADDRESS).build();

    assertThat(auth.requestVerification(request))
        .isEqualTo(RequestVerificationResponse.getDefaultInstance());
    assertQueued(MailKind.VERIFICATION);
  }
}
