package dev.portcullis.adapters.rest.emaillink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.adapters.rest.TestRestServer;
import dev.portcullis.application.port.out.emaillink.Outbox.QueuedMail;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users whose address is older than the rule that a domain doesn't end in a number. */
final class LegacyAddressTest {
  @ParameterizedTest
  @ValueSource(strings = {"/auth/forgot-password", "/auth/request-verify-token"})
  void they_can_ask_for_mails(String path) {
    try (var server = new TestRestServer()) {
      var answer = server.call("POST", path).json("{\"email\":\"lot@127.0.0.1\"}").send();

      assertThat(answer.status()).isEqualTo(202);
      assertThat(server.storage.outbox().take(server.clock.instant(), Duration.ofMinutes(1)))
          .map(QueuedMail::to)
          .hasToString("Optional[lot@127.0.0.1]");
    }
  }
}
