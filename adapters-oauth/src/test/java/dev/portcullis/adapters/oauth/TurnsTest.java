package dev.portcullis.adapters.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.memory.MutableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How often a provider is asked for what it may not have. */
final class TurnsTest {
  private final MutableClock clock = new MutableClock(Instant.parse("2026-05-04T10:00:00Z"));
  private final Turns turns = new Turns(clock);

  @Test
  void there_are_two_until_half_a_minute_is_over() {
    assertThat(turns.take()).isTrue();
    assertThat(turns.take()).isTrue();
    assertThat(turns.take()).isFalse();

    clock.advance(Duration.ofSeconds(30).minusMillis(1));
    assertThat(turns.take()).isFalse();

    clock.advance(Duration.ofMillis(1));
    assertThat(turns.take()).isTrue();
    assertThat(turns.take()).isTrue();
    assertThat(turns.take()).isFalse();
  }
}
