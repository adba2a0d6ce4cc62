package dev.portcullis.domain.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.domain.InvalidInput;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.AuthorizationResponse.Outcome;
import dev.portcullis.domain.federation.AuthorizationResponse.Refusal;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationResponseTest {
  private static final String LONGEST = "s".repeat(4096);

  @Test
  void a_state_has_at_most_4096_bytes() {
    assertThat(response(LONGEST, Optional.empty()).state()).isEqualTo(LONGEST);

    assertRefused("state", () -> response(LONGEST + "s", Optional.empty()));
    assertRefused("state", () -> response("\uD83D", Optional.empty()));
  }

  @Test
  void an_issuer_has_at_most_2048_bytes() {
    assertThat(response("s", Optional.of("i".repeat(2048))).issuer()).isPresent();

    assertRefused("iss", () -> response("s", Optional.of("i".repeat(2049))));
  }

  @Test
  void a_code_has_1_to_4096_bytes() {
    assertThat(new Code(LONGEST).value()).isEqualTo(LONGEST);

    assertRefused("code", () -> new Code(LONGEST + "c"));
    assertRefused("code", () -> new Code(""));
  }

  @Test
  void an_error_takes_precedence_over_a_code_and_neither_yields_no_outcome() {
    assertThat(Outcome.of(Optional.of("grail"), Optional.empty())).contains(new Code("grail"));
    assertThat(Outcome.of(Optional.empty(), Optional.of("no"))).contains(new Refusal("no"));
    assertThat(Outcome.of(Optional.of(""), Optional.of("no"))).contains(new Refusal("no"));
    assertThat(Outcome.of(Optional.empty(), Optional.empty())).isEmpty();

    assertRefused("code", () -> Outcome.of(Optional.of(""), Optional.empty()));
  }

  @Test
  void the_text_form_of_a_code_is_redacted() {
    assertThat(response("s", Optional.empty()).toString()).doesNotContain("grail");
  }

  @Test
  void a_refusal_keeps_a_valid_error_code() {
    assertThat(new Refusal("access_denied").error()).isEqualTo("access_denied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "<script>", "é", "access_denied\n"})
  void a_refusal_replaces_a_malformed_error_code(String error) {
    assertThat(new Refusal(error).error()).isEqualTo("unknown_error");
    assertThat(new Refusal("e".repeat(65)).error()).isEqualTo("unknown_error");
  }

  private static void assertRefused(String field, ThrowingCallable making) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(making)
        .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
  }

  private static AuthorizationResponse response(String state, Optional<String> issuer) {
    return new AuthorizationResponse(state, new Code("grail"), issuer);
  }
}
