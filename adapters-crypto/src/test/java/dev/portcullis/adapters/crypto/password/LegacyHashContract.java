package dev.portcullis.adapters.crypto.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.failure.Overloaded;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How hashes that other software has made are checked, whatever their form. */
interface LegacyHashContract {
  /** Cheap hashes of {@code guinevere}, each of another form or making. */
  List<String> hashesOfGuinevere();

  /** The like of {@code pässwörd🗡}. */
  List<String> hashesBeyondAscii();

  /** The like of {@code lance\0lot}, as software makes them that takes such a password. */
  List<String> hashesWithNul();

  /** Hashes of {@code guinevere} that nobody could pay for. */
  List<String> unaffordable();

  /** Hashes at the bounds of what is paid. */
  List<String> barelyAffordable();

  /** What looks like such hashes, but is none. */
  List<String> malformed();

  @Test
  default void a_hash_from_elsewhere_matches_its_password_alone() {
    for (String hash : hashesOfGuinevere()) {
      assertThat(HashVerification.matches("guinevere", hash)).as(hash).isTrue();
      for (String other : List.of("Guinevere", "guinever", "guinevere ", "lancelot", hash)) {
        assertThat(HashVerification.matches(other, hash)).as(hash).isFalse();
      }
    }
  }

  @Test
  default void a_hash_from_elsewhere_is_outdated() {
    assertThat(hashesOfGuinevere()).allMatch(HashVerification::isOutdated);
  }

  @Test
  default void characters_beyond_ascii_count_in_utf_8() {
    for (String hash : hashesBeyondAscii()) {
      assertThat(HashVerification.matches("pässwörd🗡", hash)).as(hash).isTrue();
      for (String other :
          List.of("pässwörd🗢", "pa\u0308sswo\u0308rd🗡", "p?ssw?rd?", "pässwörd")) {
        assertThat(HashVerification.matches(other, hash)).as(hash).isFalse();
      }
    }
  }

  @Test
  default void a_nul_within_the_password_counts() {
    for (String hash : hashesWithNul()) {
      assertThat(HashVerification.matches("lance\0lot", hash)).as(hash).isTrue();
      for (String other : List.of("lance", "lance\0", "lance\0let", "lancelot")) {
        assertThat(HashVerification.matches(other, hash)).as(hash).isFalse();
      }
    }
  }

  @Test
  default void what_follows_a_nul_counts() {
    for (String hash : hashesOfGuinevere()) {
      for (String other : List.of("guinevere\0", "guinevere\0\0", "guinevere\0lancelot")) {
        assertThat(HashVerification.matches(other, hash)).as(hash).isFalse();
      }
    }
  }

  @Test
  default void a_hash_that_nobody_could_pay_for_is_turned_down_without_any_work() {
    for (String hash : unaffordable()) {
      HashVerification.assertTurnedDown(hash);
    }
  }

  @Test
  default void a_hash_at_the_bounds_is_worked_on() {
    for (String hash : barelyAffordable()) {
      // Work there is: a closed line refuses it.
      assertThatExceptionOfType(Overloaded.class)
          .as(hash)
          .isThrownBy(() -> HashVerification.assertTurnedDown(hash));
    }
  }

  @Test
  default void a_malformed_hash_is_turned_down() {
    for (String hash : malformed()) {
      HashVerification.assertTurnedDown(hash);
    }
  }

  @Test
  default void a_hash_that_was_cut_matches_nothing() {
    for (String hash : hashesOfGuinevere()) {
      String unpadded = hash.replaceFirst("=+$", ""); // Base64 says the same without
      for (int length = 0; length < unpadded.length(); length++) {
        String cut = hash.substring(0, length);
        assertThat(HashVerification.matches("guinevere", cut)).as(cut).isFalse();
      }
    }
  }

  @Test
  default void a_hash_that_was_altered_matches_no_other_password() {
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
  default void what_precedes_or_follows_a_hash_spoils_it() {
    for (String hash : hashesOfGuinevere()) {
      for (String spoilt : List.of(" " + hash, "$" + hash, hash + "$", hash + "\0", hash + "é")) {
        HashVerification.assertTurnedDown(spoilt);
      }
    }
  }
}
