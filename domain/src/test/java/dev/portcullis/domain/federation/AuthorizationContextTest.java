package dev.portcullis.domain.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.domain.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationContextTest {
  @Test
  void a_code_verifier_has_43_to_128_characters() {
    assertThat(new CodeVerifier("v".repeat(43)).value()).hasSize(43);
    assertThat(new CodeVerifier("v".repeat(128)).value()).hasSize(128);

    assertRefusesVerifier("v".repeat(42));
    assertRefusesVerifier("v".repeat(129));
  }

  @Test
  void a_nonce_has_1_to_128_characters() {
    assertThat(new Nonce("n").value()).isEqualTo("n");
    assertThat(new Nonce("n".repeat(128)).value()).hasSize(128);

    assertRefusesNonce("");
    assertRefusesNonce("n".repeat(129));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "+", "/", "=", "%", "é", "\n"})
  void a_url_carries_code_verifier_and_nonce_as_they_are(String other) {
    String unreserved = "abc-xyz.ABC_XYZ~0123456789-----------------";
    assertThat(new CodeVerifier(unreserved).value()).isEqualTo(unreserved);
    assertThat(new Nonce(unreserved).value()).isEqualTo(unreserved);

    assertRefusesVerifier(unreserved + other);
    assertRefusesNonce(unreserved + other);
  }

  @Test
  void code_verifier_and_nonce_are_redacted() {
    var context =
        new AuthorizationContext(
            new CodeVerifier("excalibur".repeat(5)), new Nonce("excalibur"), "https://a.example/");

    assertThat(context.toString()).doesNotContain("excalibur");
  }

  private static void assertRefusesVerifier(String text) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> new CodeVerifier(text))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("code_verifier"));
  }

  private static void assertRefusesNonce(String text) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> new Nonce(text))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("nonce"));
  }
}
