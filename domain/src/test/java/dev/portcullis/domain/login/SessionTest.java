package dev.portcullis.domain.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.domain.account.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final Instant OPENED = Instant.parse("2026-03-29T01:00:00Z");
  private static final Instant EXPIRES = OPENED.plus(Duration.ofHours(1));
  private static final Duration INSTANT = Duration.ofNanos(1);
  private static final Session SESSION =
      new Session(
          new SessionId(new UUID(1, 2)),
          new UserId(new UUID(3, 4)),
          new BackendName("jwt"),
          new Authentication(OPENED, Set.of()),
          OPENED,
          OPENED,
          EXPIRES,
          ClientInfo.UNKNOWN);

  @Test
  void a_session_is_open_until_just_before_its_expiry() {
    assertThat(SESSION.isExpired(OPENED)).isFalse();
    assertThat(SESSION.isExpired(EXPIRES.minus(INSTANT))).isFalse();
  }

  @Test
  void a_session_is_expired_from_the_instant_of_its_expiry_on() {
    assertThat(SESSION.isExpired(EXPIRES)).isTrue();
    assertThat(SESSION.isExpired(EXPIRES.plus(INSTANT))).isTrue();
    assertThat(SESSION.isExpired(Instant.MAX)).isTrue();
  }

  @Test
  void the_time_last_seen_must_be_updated_from_five_minutes_on() {
    Instant due = OPENED.plus(Duration.ofMinutes(5));

    assertThat(SESSION.isSeenLongBefore(OPENED)).isFalse();
    assertThat(SESSION.isSeenLongBefore(due.minus(INSTANT))).isFalse();
    assertThat(SESSION.isSeenLongBefore(due)).isTrue();
  }
}
