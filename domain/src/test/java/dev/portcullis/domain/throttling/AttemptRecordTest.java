package dev.portcullis.domain.throttling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptRecordTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final AttemptBudget BUDGET = new AttemptBudget(10, 100, 64, DAY);

  @ParameterizedTest
  @CsvSource({"9, 0", "10, 1", "11, 2", "12, 4", "19, 512", "20, 900", "21, 900", "99, 900"})
  void the_wait_doubles_after_the_free_failures_up_to_fifteen_minutes(int failures, int seconds) {
    AttemptRecord record = failed(failures);

    if (seconds == 0) {
      assertThat(record.refusedUntil(BUDGET, NOW)).isEmpty();
    } else {
      Instant end = NOW.plusSeconds(seconds);
      assertThat(record.refusedUntil(BUDGET, NOW)).contains(end);
      assertThat(record.refusedUntil(BUDGET, end.minusNanos(1))).contains(end);
      assertThat(record.refusedUntil(BUDGET, end)).isEmpty();
    }
  }

  @Test
  void no_attempt_is_let_through_beyond_the_maximum_until_the_window_ends() {
    AttemptRecord record = failed(100);
    Instant end = NOW.plus(DAY);

    assertThat(record.refusedUntil(BUDGET, end.minusNanos(1))).contains(end);
    assertThat(record.refusedUntil(BUDGET, end)).isEmpty();
    assertThat(record.reserved(end).failures()).isZero();
  }

  @Test
  void the_window_begins_with_the_first_failure() {
    AttemptRecord first = failed(1);
    Instant later = NOW.plusSeconds(3_600);

    AttemptRecord second = first.reserved(later).failed(BUDGET, later);

    assertThat(second.failures()).isEqualTo(2);
    assertThat(second.windowEnd()).isEqualTo(NOW.plus(DAY));
  }

  @Test
  void a_bounded_number_of_attempts_may_be_in_progress_before_the_free_failures_are_used_up() {
    AttemptRecord record = AttemptRecord.NONE;
    for (int i = 0; i < 64; i++) {
      assertThat(record.refusedUntil(BUDGET, NOW)).isEmpty();
      record = record.reserved(NOW);
    }

    assertThat(record.refusedUntil(BUDGET, NOW)).isPresent();
    assertThat(record.returned(NOW).refusedUntil(BUDGET, NOW)).isEmpty();
  }

  @Test
  void one_attempt_at_a_time_is_let_through_after_the_free_failures() {
    Instant end = NOW.plusSeconds(1);
    AttemptRecord record = failed(10).reserved(end);

    assertThat(record.refusedUntil(BUDGET, end)).isPresent();
    assertThat(record.returned(end).refusedUntil(BUDGET, end)).isEmpty();
  }

  @Test
  void attempts_in_progress_count_towards_the_maximum() {
    var budget = AttemptBudget.unpaced(5, DAY);
    AttemptRecord record = AttemptRecord.NONE;
    for (int i = 0; i < 5; i++) {
      record = record.reserved(NOW);
    }

    assertThat(record.refusedUntil(budget, NOW)).isPresent();
    AttemptRecord fewer = record.failed(budget, NOW).returned(NOW);
    assertThat(fewer.refusedUntil(budget, NOW)).isEmpty();
    assertThat(fewer.reserved(NOW).refusedUntil(budget, NOW)).isPresent();
  }

  @Test
  void an_attempt_of_a_process_that_died_no_longer_counts_after_two_minutes() {
    AttemptRecord abandoned = failed(10).reserved(NOW.plusSeconds(1));
    Instant end = NOW.plusSeconds(121);

    assertThat(abandoned.refusedUntil(BUDGET, end.minusNanos(1))).contains(end);
    assertThat(abandoned.refusedUntil(BUDGET, end)).isEmpty();
    assertThat(abandoned.reserved(end).reserved()).isEqualTo(1);
  }

  @Test
  void a_returned_attempt_leaves_no_trace() {
    AttemptRecord record = AttemptRecord.NONE.reserved(NOW).returned(NOW);

    assertThat(record.failures()).isZero();
    assertThat(record.expires()).isEqualTo(Instant.EPOCH);
    assertThat(AttemptRecord.NONE.returned(NOW).reserved()).isZero();
  }

  @Test
  void a_record_expires_when_neither_failures_nor_attempts_in_progress_count() {
    assertThat(failed(1).expires()).isEqualTo(NOW.plus(DAY));
    assertThat(AttemptRecord.NONE.reserved(NOW).expires()).isEqualTo(NOW.plusSeconds(120));
  }

  @ParameterizedTest
  @CsvSource({"-1, 5, 1", "6, 5, 1", "0, 0, 1", "1, 5, 0"})
  void a_budget_has_sound_numbers(int free, int max, int parallel) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AttemptBudget(free, max, parallel, DAY));
  }

  private static AttemptRecord failed(int times) {
    AttemptRecord record = AttemptRecord.NONE;
    for (int i = 0; i < times; i++) {
      record = record.reserved(NOW).failed(BUDGET, NOW);
    }
    return record;
  }
}
