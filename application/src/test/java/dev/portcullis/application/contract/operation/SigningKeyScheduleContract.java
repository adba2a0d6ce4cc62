package dev.portcullis.application.contract.operation;

import static dev.portcullis.application.contract.TestData.DELICATE_INSTANTS;
import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.operation.SigningKeySchedule;
import dev.portcullis.application.port.out.operation.SigningKeySchedule.ScheduledKey;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import dev.portcullis.application.port.out.operation.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Contract of a {@link SigningKeySchedule}. Each test has keys of an algorithm of its own. */
public interface SigningKeyScheduleContract {
  /** Open store; the same instance throughout a test. */
  Storage storage();

  private SigningKeySchedule schedule() {
    return storage().signingKeySchedule().orElseThrow();
  }

  private List<ScheduledKey> of(String algorithm) {
    return schedule().list().stream()
        .filter(key -> key.key().algorithm().equals(algorithm))
        .toList();
  }

  private static SealedKey key(String algorithm) {
    return new SealedKey(text(), algorithm, NOW, text());
  }

  private static ScheduledKey later(String algorithm) {
    return new ScheduledKey(
        key(algorithm), NOW.plusSeconds(600), Optional.empty(), Duration.ZERO, 0);
  }

  private static ScheduledKey revised(ScheduledKey key, long revision) {
    return new ScheduledKey(
        key.key(), key.signsFrom(), key.verifiesUntil(), key.longestToken(), revision);
  }

  /** Stores a first key of a new algorithm. */
  private ScheduledKey first() {
    SealedKey key = key(text());
    assertThat(storage().signingKeys().addFirst(key)).isTrue();
    return of(key.algorithm()).getFirst();
  }

  @Test
  default void a_first_key_signs_from_its_creation_without_an_end() {
    SealedKey key = key(text());
    storage().signingKeys().addFirst(key);

    assertThat(of(key.algorithm()))
        .containsExactly(new ScheduledKey(key, NOW, Optional.empty(), Duration.ZERO, 0));
  }

  @Test
  default void an_added_key_comes_back_with_every_field_and_in_the_list_of_its_algorithm() {
    ScheduledKey first = first();
    String algorithm = first.key().algorithm();
    var added =
        new ScheduledKey(
            new SealedKey(text(), algorithm, NOW.plusSeconds(1), "Kg/+".repeat(4000)),
            NOW.plusSeconds(600),
            Optional.of(NOW.plusSeconds(7200)),
            Duration.ofDays(365).plusNanos(1000),
            0);

    assertThat(schedule().replace(List.of(first), List.of(first, added))).isTrue();

    assertThat(of(algorithm)).containsExactly(revised(first, 1), added);
    assertThat(storage().signingKeys().list(algorithm)).containsExactly(added.key(), first.key());
  }

  @Test
  default void a_changed_key_comes_back_with_every_change_and_the_next_revision() {
    ScheduledKey first = first();
    var resealed =
        new SealedKey(first.id(), first.key().algorithm(), first.key().created(), text());
    var changed =
        new ScheduledKey(
            resealed,
            NOW.plusSeconds(5),
            Optional.of(NOW.plusSeconds(60)),
            Duration.ofHours(1),
            first.revision());

    assertThat(schedule().replace(List.of(first), List.of(changed))).isTrue();

    assertThat(of(first.key().algorithm())).containsExactly(revised(changed, 1));
  }

  @Test
  default void a_removed_key_is_gone_from_every_list() {
    ScheduledKey first = first();
    ScheduledKey second = later(first.key().algorithm());
    schedule().replace(List.of(first), List.of(first, second));

    schedule().replace(of(first.key().algorithm()), List.of(second));

    assertThat(of(first.key().algorithm()))
        .extracting(ScheduledKey::id)
        .containsExactly(second.id());
    assertThat(storage().signingKeys().list(first.key().algorithm())).containsExactly(second.key());
  }

  @Test
  default void keys_are_listed_in_the_order_in_which_they_begin_to_sign() {
    ScheduledKey first = first();
    String algorithm = first.key().algorithm();
    List<ScheduledKey> more =
        Stream.of(30, 10, 20)
            .map(
                seconds ->
                    new ScheduledKey(
                        key(algorithm),
                        NOW.plusSeconds(seconds),
                        Optional.empty(),
                        Duration.ZERO,
                        0))
            .toList();

    schedule().replace(List.of(first), Stream.concat(more.stream(), Stream.of(first)).toList());

    assertThat(of(algorithm))
        .extracting(ScheduledKey::signsFrom)
        .containsExactly(NOW, NOW.plusSeconds(10), NOW.plusSeconds(20), NOW.plusSeconds(30));
  }

  @Test
  default void times_survive_to_the_microsecond() {
    for (Instant instant : DELICATE_INSTANTS) {
      ScheduledKey first = first();
      var changed =
          new ScheduledKey(
              first.key(), instant, Optional.of(instant), Duration.ofNanos(123_456_000), 0);

      schedule().replace(List.of(first), List.of(changed));

      assertThat(of(first.key().algorithm())).containsExactly(revised(changed, 1));
    }
  }

  @Test
  default void a_replacement_of_keys_that_have_changed_changes_nothing() {
    ScheduledKey first = first();
    ScheduledKey second = later(first.key().algorithm());
    schedule().replace(List.of(first), List.of(first, second));
    List<ScheduledKey> stored = of(first.key().algorithm());

    assertThat(schedule().replace(List.of(first), List.of(later(first.key().algorithm()))))
        .isFalse();
    // The second key is unchanged, so a step-by-step replacement would have changed it already.
    assertThat(
            schedule().replace(List.of(second, first), List.of(second.verifyingUntil(NOW), first)))
        .isFalse();

    assertThat(of(first.key().algorithm())).isEqualTo(stored);
  }

  @Test
  default void a_replacement_of_keys_that_are_gone_changes_nothing() {
    ScheduledKey first = first();
    ScheduledKey second = later(first.key().algorithm());
    schedule().replace(List.of(first), List.of(second));

    assertThat(schedule().replace(List.of(first), List.of(first, later(text())))).isFalse();

    assertThat(of(first.key().algorithm())).containsExactly(second);
  }

  @Test
  default void nothing_is_replaced_without_a_key_that_was_seen() {
    ScheduledKey added = later(text());

    assertThat(schedule().replace(List.of(), List.of(added))).isFalse();

    assertThat(of(added.key().algorithm())).isEmpty();
  }

  @Test
  default void a_replacement_leaves_unseen_keys_alone() {
    ScheduledKey unseen = first();
    ScheduledKey first = first();

    schedule().replace(List.of(first), List.of(first.verifyingUntil(NOW)));

    assertThat(of(unseen.key().algorithm())).containsExactly(unseen);
  }

  @Test
  default void no_first_key_is_added_beside_a_replaced_one() {
    ScheduledKey first = first();
    ScheduledKey second = later(first.key().algorithm());
    schedule().replace(List.of(first), List.of(second));

    assertThat(storage().signingKeys().addFirst(key(first.key().algorithm()))).isFalse();

    assertThat(of(first.key().algorithm())).containsExactly(second);
  }

  @Test
  default void of_concurrent_replacements_exactly_one_takes_effect() {
    for (int round = 0; round < 5; round++) {
      ScheduledKey first = first();
      String algorithm = first.key().algorithm();
      List<ScheduledKey> added =
          IntStream.range(0, Race.CONTENDERS).mapToObj(number -> later(algorithm)).toList();

      List<Boolean> outcomes =
          Race.among(
              number ->
                  () -> schedule().replace(List.of(first), List.of(first, added.get(number))));

      assertThat(Race.count(outcomes, true)).isEqualTo(1);
      assertThat(of(algorithm))
          .containsExactly(revised(first, 1), added.get(outcomes.indexOf(true)));
    }
  }

  @Test
  default void concurrent_replacements_of_overlapping_keys_do_not_wait_for_each_other_forever() {
    ScheduledKey first = first();
    ScheduledKey second = later(first.key().algorithm());
    schedule().replace(List.of(first), List.of(first, second));
    List<ScheduledKey> stored = of(first.key().algorithm());

    List<Boolean> outcomes =
        Race.among(
            number ->
                () -> schedule().replace(number % 2 == 0 ? stored : stored.reversed(), stored));

    assertThat(Race.count(outcomes, true)).isEqualTo(1);
  }

  @Test
  default void a_replacement_is_undone_with_its_transaction() {
    ScheduledKey first = first();

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                storage()
                    .inTransaction(
                        () -> {
                          assertThat(
                                  schedule()
                                      .replace(
                                          List.of(first), List.of(later(first.key().algorithm()))))
                              .isTrue();
                          throw new IllegalStateException("the work fails");
                        }));

    assertThat(of(first.key().algorithm())).containsExactly(first);
  }

  @Test
  default void a_refused_replacement_leaves_its_transaction_usable() {
    ScheduledKey first = first();
    ScheduledKey gone = later(first.key().algorithm());
    SealedKey other = key(text());

    boolean replaced =
        storage()
            .inTransaction(
                () -> {
                  storage().signingKeys().addFirst(other);
                  return schedule().replace(List.of(first, gone), List.of(gone));
                });

    assertThat(replaced).isFalse();
    assertThat(of(first.key().algorithm())).containsExactly(first);
    assertThat(of(other.algorithm())).hasSize(1);
  }
}
