package dev.portcullis.application.contract.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.password.PasswordHasher;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract of a {@link PasswordHasher}. */
public interface PasswordHasherContract {
  /** Hasher under test; admits {@link Race#CONTENDERS} concurrent calls, at low cost. */
  PasswordHasher hasher();

  /** Hasher of the same algorithm with other parameters. */
  PasswordHasher hasherWithOtherParameters();

  @Test
  default void a_password_matches_its_own_hash() {
    assertThat(matches("guinevere", hashed("guinevere"))).isTrue();
  }

  @Test
  default void other_passwords_do_not_match() {
    PasswordHash hash = hashed("guinevere");

    for (String other :
        List.of(
            "Guinevere", "guinever", "guinevere ", " guinevere", "guineverE", "g", hash.value())) {
      assertThat(matches(other, hash)).as(other).isFalse();
    }
  }

  @Test
  default void the_hash_of_an_account_without_a_password_is_not_readable() {
    assertThat(hasher().isReadable(hashed("guinevere"))).isTrue();
    for (String foreign : List.of("", "!", "guinevere", "$unknown$1$2$3")) {
      assertThat(hasher().isReadable(new PasswordHash(foreign))).as(foreign).isFalse();
    }
  }

  @Test
  default void each_hash_has_its_own_salt() {
    PasswordHash one = hashed("guinevere");
    PasswordHash other = hashed("guinevere");

    assertThat(one.value()).isNotEqualTo(other.value());
    assertThat(matches("guinevere", one)).isTrue();
    assertThat(matches("guinevere", other)).isTrue();
  }

  @Test
  default void a_hash_does_not_contain_the_password() {
    assertThat(hashed("guinevere").value()).doesNotContain("guinevere");
  }

  @Test
  default void passwords_with_different_code_points_beyond_ascii_differ() {
    PasswordHash hash = hashed("pässwörd\uD83D\uDDE1");

    assertThat(matches("pässwörd\uD83D\uDDE1", hash)).isTrue();
    assertThat(matches("pässwörd\uD83D\uDDE2", hash)).isFalse();
    assertThat(matches("pa\u0308sswo\u0308rd\uD83D\uDDE1", hash)).isFalse();
    assertThat(matches("p?ssw?rd?", hash)).isFalse();
    assertThat(matches("password", hash)).isFalse();
  }

  @Test
  default void every_byte_of_the_longest_password_counts() {
    String start = "x".repeat(1023);
    PasswordHash hash = hashed(start + "y");

    assertThat(matches(start + "y", hash)).isTrue();
    assertThat(matches(start + "z", hash)).isFalse();
    assertThat(matches(start, hash)).isFalse();
  }

  @Test
  default void passwords_with_a_long_common_prefix_differ() {
    for (int length : new int[] {55, 64, 72, 128, 256}) { // some algorithms truncate here
      String start = "x".repeat(length);
      PasswordHash hash = hashed(start + "y");

      assertThat(matches(start + "z", hash)).as("%d", length).isFalse();
      assertThat(matches(start, hash)).as("%d", length).isFalse();
    }
  }

  @Test
  default void a_password_does_not_end_at_a_nul() {
    PasswordHash hash = hashed("guine\0vere");

    assertThat(matches("guine\0vere", hash)).isTrue();
    assertThat(matches("guine\0", hash)).isFalse();
    assertThat(matches("guine", hash)).isFalse();
    assertThat(matches("guine\0lancelot", hash)).isFalse();
    assertThat(matches("guinevere", hash)).isFalse();
  }

  @Test
  default void a_trailing_nul_counts() {
    PasswordHash hash = hashed("guinevere\0");

    assertThat(matches("guinevere\0", hash)).isTrue();
    assertThat(matches("guinevere", hash)).isFalse();
  }

  @Test
  default void hashing_and_matching_do_not_change_the_password() {
    try (Password password = Password.of("guinevere")) {
      PasswordHash hash = hasher().hash(password);

      assertThat(hasher().matches(password, hash)).isTrue();
      assertThat(password.reveal(byte[]::clone)).asString().isEqualTo("guinevere");
    }
  }

  @Test
  default void an_unreadable_hash_matches_nothing_and_is_outdated() {
    String own = hashed("guinevere").value();
    List<String> unreadable =
        List.of(
            "",
            "$",
            "$$$$$",
            "guinevere",
            "!",
            "\0",
            "ünlesbar\uD83D\uDDE1",
            own.substring(1),
            own.substring(0, own.lastIndexOf('$')),
            own.substring(0, own.lastIndexOf('$') + 1),
            own.substring(0, own.indexOf('$', 1)),
            "$none" + own,
            own + "$",
            own + "\0",
            "$argon2id$",
            "$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW",
            "{noop}guinevere");

    for (String text : unreadable) {
      var hash = new PasswordHash(text);
      assertThat(matches("guinevere", hash)).as(text).isFalse();
      assertThat(hasher().isOutdated(hash)).as(text).isTrue();
    }
  }

  @Test
  default void a_truncated_or_modified_hash_matches_nothing() {
    String own = hashed("guinevere").value();
    int digest = own.lastIndexOf('$') + 1;

    for (int at : new int[] {digest, digest + 7, own.length() - 5}) {
      char other = own.charAt(at) == '0' ? '1' : '0';
      String altered = own.substring(0, at) + other + own.substring(at + 1);
      assertThat(matches("guinevere", new PasswordHash(altered))).as(altered).isFalse();
      String cut = own.substring(0, at);
      assertThat(matches("guinevere", new PasswordHash(cut))).as(cut).isFalse();
    }
  }

  @Test
  default void its_own_hashes_are_not_outdated() {
    assertThat(hasher().isOutdated(hashed("guinevere"))).isFalse();
  }

  @Test
  default void hashes_with_other_parameters_match_and_are_outdated() {
    PasswordHash hash;
    try (Password password = Password.of("guinevere")) {
      hash = hasherWithOtherParameters().hash(password);
    }

    assertThat(matches("guinevere", hash)).isTrue();
    assertThat(matches("lancelot", hash)).isFalse();
    assertThat(hasher().isOutdated(hash)).isTrue();
  }

  @Test
  default void concurrent_calls_hash_and_match_correctly() {
    List<Boolean> outcomes =
        Race.among(
            number ->
                () -> {
                  PasswordHash hash = hashed("knight " + number);
                  return matches("knight " + number, hash)
                      && !matches("knight " + (number + 1), hash);
                });

    assertThat(outcomes).containsOnly(true);
  }

  private PasswordHash hashed(String text) {
    try (Password password = Password.of(text)) {
      return hasher().hash(password);
    }
  }

  private boolean matches(String text, PasswordHash hash) {
    try (Password password = Password.of(text)) {
      return hasher().matches(password, hash);
    }
  }
}
