package dev.portcullis.domain.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
  private static final PasswordPolicy EIGHT = new PasswordPolicy(8);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345678",
        "        ",
        "pässwörd",
        "\uD83D\uDDE1\uD83D\uDDE1\uD83D\uDDE1\uD83D\uDDE1\uD83D\uDDE1\uD83D\uDDE1\uD83D\uDDE1\uD83D\uDDE1"
      })
  void eight_code_points_are_long_enough(String text) {
    try (Password password = Password.of(text)) {
      assertThat(EIGHT.objectionTo(password)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "1234567",
        "päßwörd",
        "\uD83D\uDDE1\uD83D\uDDE1\uD83D\uDDE1\uD83D\uDDE1\uD83D\uDDE1\uD83D\uDDE1\uD83D\uDDE1"
      })
  void seven_code_points_are_too_few_however_many_bytes_they_have(String text) {
    try (Password password = Password.of(text)) {
      assertThat(EIGHT.objectionTo(password)).contains("Password must have at least 8 characters");
    }
  }
}
