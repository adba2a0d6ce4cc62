package dev.portcullis.acceptance.emaillink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.Api;
import dev.portcullis.acceptance.EdgeProtocol;
import dev.portcullis.acceptance.Mailbox;
import dev.portcullis.acceptance.ServerUnderTest;
import dev.portcullis.acceptance.StartedServer;
import dev.portcullis.acceptance.TestServers;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.bootstrap.Extensions;
import dev.portcullis.bootstrap.Portcullis;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lifetime of mail links. A token is expired at the instant of its expiry itself. */
final class LinkExpiryTest {
  private static final Duration VERIFICATION_LIFETIME = Duration.ofHours(36);
  private static final Duration RESET_LIFETIME = Duration.ofMinutes(20);
  private static final Duration MOMENT = Duration.ofNanos(1000);

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-25T03:00:00Z"));
  private final Mailbox mailbox = new Mailbox();
  private final Map<String, String> settings = TestServers.settings();
  private Portcullis portcullis;

  @BeforeEach
  void start() {
    settings.put("PORTCULLIS_VERIFICATION_LIFETIME", VERIFICATION_LIFETIME.toString());
    settings.put("PORTCULLIS_RESET_LIFETIME", RESET_LIFETIME.toString());
    portcullis = TestServers.start(settings, clock, Extensions.NONE.withMailer(mailbox));
  }

  @AfterEach
  void stop() {
    portcullis.close();
  }

  private StartedServer server(Api api) {
    return new StartedServer(api, mailbox, settings);
  }

  @ParameterizedTest
  @EnumSource
  void a_verification_token_is_expired_at_the_instant_of_its_expiry(EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var server = server(api);
      String early = server.verificationToken(server.newPerson());
      String late = server.verificationToken(server.newPerson());

      clock.advance(VERIFICATION_LIFETIME.minus(MOMENT));
      assertThat(server.verify(early).code()).isEqualTo("OK");

      clock.advance(MOMENT);
      assertThat(server.verify(late).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");
      assertThat(server.verify(early).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_reset_token_is_expired_at_the_instant_of_its_expiry(EdgeProtocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var server = server(api);
      String early = server.resetToken(server.newPerson());
      String late = server.resetToken(server.newPerson());

      clock.advance(RESET_LIFETIME.minus(MOMENT));
      assertThat(server.reset(early, ServerUnderTest.OTHER_PASSWORD).code()).isEqualTo("OK");

      clock.advance(MOMENT);
      assertThat(server.reset(late, ServerUnderTest.OTHER_PASSWORD).code())
          .isEqualTo("RESET_PASSWORD_BAD_TOKEN");
    }
  }
}
