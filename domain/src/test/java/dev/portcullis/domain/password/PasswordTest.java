package dev.portcullis.domain.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.domain.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"g", " guinevere ", "pässwörd", "\uD83D\uDDE1", "guine\0vere", "\0", "\n"})
  void a_password_is_the_utf_8_of_the_typed_text(String text) {
    try (Password password = Password.of(text)) {
      assertThat(password.<byte[]>reveal(byte[]::clone)).isEqualTo(text.getBytes(UTF_8));
    }
  }

  @Test
  void a_password_has_at_most_1024_bytes() {
    for (String longest : List.of("x".repeat(1024), "é".repeat(512), "\uD83D\uDDE1".repeat(256))) {
      try (Password password = Password.of(longest)) {
        assertThat(password.<byte[]>reveal(byte[]::clone)).hasSize(1024);
      }
    }
  }

  @Test
  void a_password_of_more_than_1024_bytes_is_refused() {
    for (String tooLong :
        List.of("x".repeat(1025), "é".repeat(512) + "x", "\uD83D\uDDE1".repeat(256) + "x")) {
      InvalidInput refusal = refusalOf(tooLong);
      assertThat(refusal.field()).isEqualTo("password");
      assertThat(refusal.rule()).isEqualTo("must have at most 1,024 bytes in UTF-8");
    }
  }

  @Test
  void an_empty_password_is_refused() {
    InvalidInput refusal = refusalOf("");

    assertThat(refusal.field()).isEqualTo("password");
    assertThat(refusal.rule()).isEqualTo("must not be empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD83D", "guine\uD83Dvere", "\uDDE1", "\uDDE1\uD83D"})
  void a_lone_surrogate_is_refused(String text) {
    InvalidInput refusal = refusalOf(text);

    assertThat(refusal.field()).isEqualTo("password");
    assertThat(refusal.rule()).isEqualTo("must be valid Unicode");
  }

  @Test
  void a_refusal_never_repeats_the_password() {
    assertThat(refusalOf("excalibur".repeat(200)).toString()).doesNotContain("excalibur");
    assertThat(refusalOf("excalibur\uD83D").toString()).doesNotContain("excalibur");
  }

  @Test
  void its_length_is_counted_in_code_points() {
    assertThat(lengthOf("guinevere")).isEqualTo(9);
    assertThat(lengthOf("pässwörd")).isEqualTo(8);
    assertThat(lengthOf("e\u0301")).isEqualTo(2);
    assertThat(lengthOf("例え")).isEqualTo(2);
    assertThat(lengthOf("\uD83D\uDDE1".repeat(8))).isEqualTo(8);
  }

  @Test
  void a_closed_password_is_wiped_and_unusable() {
    Password password = Password.of("guinevere");
    byte[] inside = password.reveal(bytes -> bytes);

    password.close();

    assertThat(inside).containsOnly(0);
    assertThatIllegalStateException().isThrownBy(() -> password.reveal(byte[]::clone));
    assertThatIllegalStateException().isThrownBy(password::length);
  }

  @Test
  void its_folded_form_is_wiped_after_use() {
    try (Password password = Password.of("GuineVere")) {
      byte[] folded =
          password.revealFolded(
              text -> {
                assertThat(text).asString().isEqualTo("guinevere");
                return text;
              });

      assertThat(folded).containsOnly(0);
      assertThat(password.<byte[]>reveal(byte[]::clone)).asString().isEqualTo("GuineVere");
    }
  }

  @Test
  void closing_again_changes_nothing() {
    Password password = Password.of("guinevere");
    password.close();

    password.close();

    assertThatIllegalStateException().isThrownBy(password::length);
  }

  @Test
  void a_password_is_a_copy_of_the_typed_text() {
    var typed = new StringBuilder("guinevere");

    try (Password password = Password.of(typed)) {
      typed.setCharAt(0, 'x');
      assertThat(password.<byte[]>reveal(byte[]::clone)).asString().isEqualTo("guinevere");
    }
  }

  @Test
  void the_typed_text_can_be_wiped_at_once() {
    char[] typed = "guinevere".toCharArray();

    try (Password password = Password.wiping(typed)) {
      assertThat(password.<byte[]>reveal(byte[]::clone)).asString().isEqualTo("guinevere");
      assertThat(typed).containsOnly('\0');
    }
  }

  @Test
  void the_typed_text_is_wiped_even_if_it_is_refused() {
    char[] typed = "x".repeat(1025).toCharArray();

    InvalidInput refusal =
        catchThrowableOfType(InvalidInput.class, () -> Password.wiping(typed).close());

    assertThat(refusal.field()).isEqualTo("password");
    assertThat(typed).containsOnly('\0');
  }

  @Test
  void its_text_form_is_redacted() {
    try (Password password = Password.of("guinevere")) {
      assertThat(password).hasToString("Password[…]");
    }
    assertThat(new PasswordHash("$2b$12$secret")).hasToString("PasswordHash[…]");
  }

  private static int lengthOf(String text) {
    try (Password password = Password.of(text)) {
      return password.length();
    }
  }

  private static InvalidInput refusalOf(String text) {
    return catchThrowableOfType(InvalidInput.class, () -> Password.of(text).close());
  }
}
