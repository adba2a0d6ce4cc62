package dev.portcullis.adapters.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.failure.Overloaded;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract of parsing and checking imported hashes, for every form. */
interface LegacyHashContract {
  /** Cheap hashes of {@code guinevere}, one per variant of the form. */
  List<String> hashesOfGuinevere();

  /** Cheap hashes of {@code pässwörd🗡}. */
  List<String> hashesBeyondAscii();

  /** Cheap hashes of {@code lance\0lot}, where software accepts such a password. */
  List<String> hashesWithNul();

  /** Hashes of {@code guinevere} just beyond the cost bounds, or far beyond. */
  List<String> unaffordable();

  /** Hashes at the cost bounds. */
  List<String> barelyAffordable();

  /** Text that resembles this form, but is malformed. */
  List<String> malformed();

  @Test
  default void an_imported_hash_matches_only_its_password() {
    for (String hash : hashesOfGuinevere()) {
      assertThat(HashVerification.matches("guinevere", hash)).as(hash).isTrue();
      for (String other : List.of("Guinevere", "guinever", "guinevere ", "lancelot", hash)) {
        assertThat(HashVerification.matches(other, hash)).as(hash).isFalse();
      }
    }
  }

  @Test
  default void an_imported_hash_is_outdated() {
    assertThat(hashesOfGuinevere()).allMatch(HashVerification::isOutdated);
  }

  @Test
  default void non_ascii_characters_are_hashed_in_utf_8() {
    for (String hash : hashesBeyondAscii()) {
      assertThat(HashVerification.matches("pässwörd🗡", hash)).as(hash).isTrue();
      for (String other :
          List.of("pässwörd🗢", "pa\u0308sswo\u0308rd🗡", "p?ssw?rd?", "pässwörd")) {
        assertThat(HashVerification.matches(other, hash)).as(hash).isFalse();
      }
    }
  }

  @Test
  default void a_nul_within_the_password_is_compared() {
    for (String hash : hashesWithNul()) {
      assertThat(HashVerification.matches("lance\0lot", hash)).as(hash).isTrue();
      for (String other : List.of("lance", "lance\0", "lance\0let", "lancelot")) {
        assertThat(HashVerification.matches(other, hash)).as(hash).isFalse();
      }
    }
  }

  @Test
  default void characters_after_a_nul_are_compared() {
    for (String hash : hashesOfGuinevere()) {
      for (String other : List.of("guinevere\0", "guinevere\0\0", "guinevere\0lancelot")) {
        assertThat(HashVerification.matches(other, hash)).as(hash).isFalse();
      }
    }
  }

  @Test
  default void a_hash_beyond_the_cost_bounds_is_rejected_without_hashing() {
    for (String hash : unaffordable()) {
      HashVerification.assertTurnedDown(hash);
    }
  }

  @Test
  default void a_hash_at_the_cost_bounds_is_computed() {
    for (String hash : barelyAffordable()) {
      // The hasher tries to hash, so its closed executor rejects the job.
      assertThatExceptionOfType(Overloaded.class)
          .as(hash)
          .isThrownBy(() -> HashVerification.assertTurnedDown(hash));
    }
  }

  @Test
  default void a_malformed_hash_is_rejected() {
    for (String hash : malformed()) {
      HashVerification.assertTurnedDown(hash);
    }
  }

  @Test
  default void a_truncated_hash_matches_nothing() {
    for (String hash : hashesOfGuinevere()) {
      String unpadded = hash.replaceFirst("=+$", ""); // Base64 without padding has the same value
      for (int length = 0; length < unpadded.length(); length++) {
        String cut = hash.substring(0, length);
        assertThat(HashVerification.matches("guinevere", cut)).as(cut).isFalse();
      }
    }
  }

  @Test
  default void a_modified_hash_matches_no_other_password() {
    for (String hash : hashesOfGuinevere()) {
      for (int at = 0; at < hash.length(); at++) {
        for (String other : List.of("", "$", "\0", "9", "=", "é", "\uD83D")) {
          String altered = hash.substring(0, at) + other + hash.substring(at + 1);
          assertThat(HashVerification.matches("lancelot", altered)).as(altered).isFalse();
        }
      }
    }
  }

  @Test
  default void text_before_or_after_a_hash_makes_it_malformed() {
    for (String hash : hashesOfGuinevere()) {
      for (String spoilt : List.of(" " + hash, "$" + hash, hash + "$", hash + "\0", hash + "é")) {
        HashVerification.assertTurnedDown(spoilt);
      }
    }
  }
}
