package dev.portcullis.application.contract.throttling;

import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.throttling.Attempts;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.throttling.AttemptBudget;
import dev.portcullis.domain.throttling.AttemptKey;
import dev.portcullis.domain.throttling.AttemptRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contract of {@link Attempts}. */
public interface AttemptsContract {
  /** Open store; the same instance throughout a test. */
  Storage storage();

  private Attempts attempts() {
    return storage().attempts().orElseThrow();
  }

  @Test
  default void a_key_without_attempts_has_an_empty_record() {
    assertThat(attempts().find(key())).isEqualTo(AttemptRecord.NONE);
  }

  @Test
  default void a_changed_record_comes_back_with_every_field() {
    AttemptKey key = key();
    AttemptRecord changed = record(7, 3);

    assertThat(change(key, changed)).contains(List.of(changed));

    assertThat(attempts().find(key)).isEqualTo(changed);
  }

  @Test
  default void the_longest_key_is_kept_apart_from_its_beginnings() {
    var longest = new AttemptKey("x".repeat(100 - text().length()) + text());
    var shorter = new AttemptKey(longest.value().substring(0, 99));
    change(longest, record(2, 0));

    assertThat(attempts().find(longest)).isEqualTo(record(2, 0));
    assertThat(attempts().find(shorter)).isEqualTo(AttemptRecord.NONE);
  }

  @Test
  default void records_are_passed_and_replaced_in_the_order_of_their_keys() {
    AttemptKey first = key();
    AttemptKey second = key();
    change(first, record(1, 0));
    change(second, record(2, 0));

    Optional<List<AttemptRecord>> changed =
        attempts()
            .change(
                List.of(second, first), NOW, before -> Optional.of(List.copyOf(before).reversed()));

    assertThat(changed).contains(List.of(record(1, 0), record(2, 0)));
    assertThat(attempts().find(second)).isEqualTo(record(1, 0));
    assertThat(attempts().find(first)).isEqualTo(record(2, 0));
  }

  @Test
  default void a_change_that_returns_nothing_leaves_the_record() {
    AttemptKey key = key();
    change(key, record(4, 1));

    assertThat(attempts().change(List.of(key), NOW, before -> Optional.empty())).isEmpty();

    assertThat(attempts().find(key)).isEqualTo(record(4, 1));
  }

  @Test
  default void a_change_that_throws_leaves_the_record() {
    AttemptKey key = key();
    change(key, record(4, 1));

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                attempts()
                    .change(
                        List.of(key),
                        NOW,
                        before -> {
                          throw new IllegalStateException("the change fails");
                        }));

    assertThat(attempts().find(key)).isEqualTo(record(4, 1));
  }

  @Test
  default void a_record_without_attempts_is_as_good_as_none() {
    AttemptKey key = key();
    change(key, record(0, 1));

    change(key, AttemptRecord.NONE);

    assertThat(attempts().find(key)).isEqualTo(AttemptRecord.NONE);
  }

  @Test
  default void changes_of_other_keys_keep_a_record_that_has_not_expired() {
    AttemptKey kept = key();
    change(kept, record(9, 0));

    IntStream.range(0, 20).forEach(i -> change(key(), record(1, 0)));

    assertThat(attempts().find(kept)).isEqualTo(record(9, 0));
  }

  @Test
  default void of_many_concurrent_attempts_exactly_the_limit_is_let_through() {
    var budget = new AttemptBudget(10, 100, 5, Duration.ofDays(1));
    AttemptKey key = key();

    List<Boolean> letThrough =
        Race.among(
            number ->
                () ->
                    attempts()
                        .change(
                            List.of(key),
                            NOW,
                            before ->
                                before.getFirst().refusedUntil(budget, NOW).isPresent()
                                    ? Optional.empty()
                                    : Optional.of(List.of(before.getFirst().reserved(NOW))))
                        .isPresent());

    assertThat(Race.count(letThrough, true)).isEqualTo(5);
    assertThat(attempts().find(key).reserved()).isEqualTo(5);
  }

  @Test
  default void concurrent_changes_of_the_same_keys_in_any_order_all_count() {
    AttemptKey one = key();
    AttemptKey other = key();

    Race.among(
        number ->
            () ->
                attempts()
                    .change(
                        number % 2 == 0 ? List.of(one, other) : List.of(other, one),
                        NOW,
                        before ->
                            Optional.of(before.stream().map(each -> each.reserved(NOW)).toList())));

    assertThat(attempts().find(one).reserved()).isEqualTo(Race.CONTENDERS);
    assertThat(attempts().find(other).reserved()).isEqualTo(Race.CONTENDERS);
  }

  private Optional<List<AttemptRecord>> change(AttemptKey key, AttemptRecord changed) {
    return attempts().change(List.of(key), NOW, before -> Optional.of(List.of(changed)));
  }

  private static AttemptRecord record(int failures, int reserved) {
    Instant later = NOW.plusSeconds(86_400);
    return new AttemptRecord(failures, later, NOW.plusSeconds(3), reserved, NOW.plusSeconds(120));
  }

  private static AttemptKey key() {
    return AttemptKey.logIn(new Username(text()));
  }
}
