package dev.portcullis.domain.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.domain.InvalidInput;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopesTest {
  @ParameterizedTest
  @ValueSource(strings = {"openid", "user:email", "https://graph.example/User.Read", "!#[]~"})
  void a_scope_is_printable(String name) {
    assertThat(new Scopes(List.of(name)).names()).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "open id", "a\"b", "a\\b", "é", "a\n", "\u0000"})
  void a_malformed_scope_is_refused(String name) {
    assertRefused(List.of("openid", name));
  }

  @Test
  void there_are_at_most_32_scopes_of_at_most_128_characters() {
    String longest = "s".repeat(128);
    assertThat(new Scopes(Collections.nCopies(32, longest)).names()).hasSize(32);

    assertRefused(Collections.nCopies(33, "s"));
    assertRefused(List.of(longest + "s"));
  }

  private static void assertRefused(List<String> names) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> new Scopes(names))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("scopes"));
  }
}
