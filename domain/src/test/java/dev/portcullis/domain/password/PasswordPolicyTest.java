package dev.portcullis.domain.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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
      assertThat(EIGHT.objectionTo(password, denied -> false)).isEmpty();
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
      assertThat(EIGHT.objectionTo(password, denied -> false))
          .contains("Password must have at least 8 characters");
    }
  }

  @Test
  void a_denied_password_is_refused_however_long_it_is() {
    try (Password password = Password.of("correct horse battery staple")) {
      assertThat(EIGHT.objectionTo(password, password::equals))
          .contains(
              "Password is on a list of known passwords, which attackers try first; choose another");
    }
  }

  @Test
  void a_short_password_is_refused_for_its_length() {
    try (Password password = Password.of("1234567")) {
      assertThat(EIGHT.objectionTo(password, denied -> true))
          .contains("Password must have at least 8 characters");
    }
  }
}
