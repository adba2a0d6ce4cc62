package dev.portcullis.application.contract.operation;

import static dev.portcullis.application.contract.TestData.DELICATE_INSTANTS;
import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.contract.TestData.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.operation.SigningKeys;
import dev.portcullis.application.port.out.operation.SigningKeys.SealedKey;
import dev.portcullis.application.port.out.operation.Storage;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contract of {@link SigningKeys}. */
public interface SigningKeysContract {
  /** Open store; the same instance throughout a test. */
  Storage storage();

  private SigningKeys keys() {
    return storage().signingKeys();
  }

  @Test
  default void there_is_no_key_at_first() {
    assertThat(keys().list(text())).isEmpty();
  }

  @Test
  default void the_first_key_comes_back_with_every_field() {
    SealedKey key = key(text());

    assertThat(keys().addFirst(key)).isTrue();

    assertThat(keys().list(key.algorithm())).containsExactly(key);
  }

  @Test
  default void a_large_key_comes_back() {
    var key = new SealedKey(text(), text(), NOW, "Kg/+".repeat(4000) + "Kg==");

    keys().addFirst(key);

    assertThat(keys().list(key.algorithm())).containsExactly(key);
  }

  @Test
  default void the_creation_time_survives_to_the_microsecond() {
    for (Instant created : DELICATE_INSTANTS) {
      var key = new SealedKey(text(), text(), created, text());

      keys().addFirst(key);

      assertThat(keys().list(key.algorithm())).containsExactly(key);
    }
  }

  @Test
  default void algorithm_names_are_case_sensitive() {
    SealedKey lower = key(text() + "a");
    var upper = key(lower.algorithm().replace('a', 'A'));

    assertThat(keys().addFirst(lower)).isTrue();
    assertThat(keys().addFirst(upper)).isTrue();

    assertThat(keys().list(lower.algorithm())).containsExactly(lower);
    assertThat(keys().list(upper.algorithm())).containsExactly(upper);
  }

  @Test
  default void a_second_first_key_is_refused_and_changes_nothing() {
    String algorithm = text();
    SealedKey first = key(algorithm);
    keys().addFirst(first);

    assertThat(keys().addFirst(key(algorithm))).isFalse();
    assertThat(keys().addFirst(first)).isFalse();

    assertThat(keys().list(algorithm)).containsExactly(first);
  }

  @Test
  default void every_algorithm_has_its_own_first_key() {
    SealedKey one = key(text());
    SealedKey other = key(one.algorithm() + "x");

    assertThat(keys().addFirst(one)).isTrue();
    assertThat(keys().addFirst(other)).isTrue();

    assertThat(keys().list(one.algorithm())).containsExactly(one);
    assertThat(keys().list(other.algorithm())).containsExactly(other);
  }

  @Test
  default void of_concurrent_first_keys_exactly_one_is_stored() {
    for (int round = 0; round < 5; round++) {
      String algorithm = text();
      List<SealedKey> keys =
          IntStream.range(0, Race.CONTENDERS).mapToObj(number -> key(algorithm)).toList();

      List<Boolean> outcomes = Race.among(number -> () -> keys().addFirst(keys.get(number)));

      assertThat(Race.count(outcomes, true)).isEqualTo(1);
      assertThat(keys().list(algorithm)).containsExactly(keys.get(outcomes.indexOf(true)));
    }
  }

  private static SealedKey key(String algorithm) {
    return new SealedKey(text(), algorithm, NOW, text());
  }
}
