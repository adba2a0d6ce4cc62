package dev.portcullis.application.port.in.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "7", "A-Za-z0-9._-", "01a20b49-76e3-7f7e-a362-52f9ae909cfd"})
  void a_client_may_choose_letters_digits_dots_underscores_and_dashes(String text) {
    assertThat(RequestId.chosen(text)).hasToString("Optional[" + text + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\nb", "a\n", "ä", "a/b", "%0a", "\u0661"})
  void any_other_text_is_not_accepted(String text) {
    assertThat(RequestId.chosen(text)).isEmpty();
  }

  @Test
  void it_has_at_most_64_characters() {
    assertThat(RequestId.chosen("a".repeat(64))).isPresent();
    assertThat(RequestId.chosen("a".repeat(65))).isEmpty();
  }
}
