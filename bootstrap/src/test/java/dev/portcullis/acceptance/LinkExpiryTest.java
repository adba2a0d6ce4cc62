package dev.portcullis.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

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

/** How long the links in mails work: to the instant. */
final class LinkExpiryTest {
  private static final Duration VERIFICATION_LIFETIME = Duration.ofHours(36);
  private static final Duration RESET_LIFETIME = Duration.ofMinutes(20);
  private static final Duration MOMENT = Duration.ofNanos(1000);

  private final MutableClock clock = new MutableClock(Instant.parse("2026-11-25T03:00:00Z"));
  private final Mailbox mailbox = new Mailbox();
  private final Map<String, String> settings = Installation.settings();
  private Portcullis portcullis;

  @BeforeEach
  void start() {
    settings.put("PORTCULLIS_VERIFICATION_LIFETIME", VERIFICATION_LIFETIME.toString());
    settings.put("PORTCULLIS_RESET_LIFETIME", RESET_LIFETIME.toString());
    portcullis = Installation.start(settings, clock, Extensions.NONE.withMailer(mailbox));
  }

  @AfterEach
  void stop() {
    portcullis.close();
  }

  private Stage stage(Api api) {
    return new Stage(api, mailbox, settings);
  }

  @ParameterizedTest
  @EnumSource
  void a_verification_token_is_dead_at_the_very_instant_of_its_expiry(Protocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var stage = stage(api);
      String early = stage.verificationToken(stage.newPerson());
      String late = stage.verificationToken(stage.newPerson());

      clock.advance(VERIFICATION_LIFETIME.minus(MOMENT));
      assertThat(stage.verify(early).code()).isEqualTo("OK");

      clock.advance(MOMENT);
      assertThat(stage.verify(late).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");
      assertThat(stage.verify(early).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_reset_token_is_dead_at_the_very_instant_of_its_expiry(Protocol protocol) {
    try (Api api = protocol.connect(portcullis)) {
      var stage = stage(api);
      String early = stage.resetToken(stage.newPerson());
      String late = stage.resetToken(stage.newPerson());

      clock.advance(RESET_LIFETIME.minus(MOMENT));
      assertThat(stage.reset(early, Scene.OTHER_PASSWORD).code()).isEqualTo("OK");

      clock.advance(MOMENT);
      assertThat(stage.reset(late, Scene.OTHER_PASSWORD).code())
          .isEqualTo("RESET_PASSWORD_BAD_TOKEN");
    }
  }
}
