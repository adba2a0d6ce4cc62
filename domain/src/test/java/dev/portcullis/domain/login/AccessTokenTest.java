package dev.portcullis.domain.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"a", "eyJhbGciOiJFZERTQSJ9.e30.c2ln", "AZaz09-._~+/", "abc=", "abc==", "abc===="})
  void a_token_of_rfc_6750_is_accepted_unchanged(String text) {
    assertThat(AccessToken.parse(text)).contains(new AccessToken(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "=", "=a", "a=b", "a b", " a", "a ", "a\n", "a\0", "a,b", "a;b", "\"a\"", "ä",
        "a\uD83D", "a%20b", "<a>"
      })
  void any_other_text_is_not_a_token(String text) {
    assertThat(AccessToken.parse(text)).isEmpty();
  }

  @Test
  void a_token_has_at_most_4096_characters() {
    assertThat(AccessToken.parse("a".repeat(4096))).isPresent();
    assertThat(AccessToken.parse("a".repeat(4095) + "=")).isPresent();

    assertThat(AccessToken.parse("a".repeat(4097))).isEmpty();
    assertThat(AccessToken.parse("a".repeat(4096) + "=")).isEmpty();
    assertThat(AccessToken.parse("a".repeat(1_000_000) + "!")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer abc=", "bearer abc=", "BEARER abc=", "Bearer   abc=  "})
  void a_bearer_token_is_read_with_the_scheme_in_any_letter_case(String authorization) {
    assertThat(AccessToken.ofBearer(authorization)).contains(new AccessToken("abc="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "abc=",
        "Bearerabc=",
        " Bearer abc=",
        "Bearer a b",
        "Bearer a,b",
        "Basic abc=",
        "Bearer\tabc="
      })
  void any_other_authorization_header_yields_no_token(String authorization) {
    assertThat(AccessToken.ofBearer(authorization)).isEmpty();
  }

  @Test
  void its_text_form_is_redacted() {
    assertThat(new AccessToken("excalibur")).hasToString("AccessToken[…]");
    assertThat(new TokenHash("c0ffee")).hasToString("TokenHash[…]");
  }
}
