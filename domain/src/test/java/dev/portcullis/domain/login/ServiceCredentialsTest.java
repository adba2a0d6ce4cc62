package dev.portcullis.domain.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceCredentialsTest {
  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  @Test
  void name_and_secret_are_separated_by_the_first_colon() {
    assertThat(ServiceCredentials.ofBasic(basic("billing:a:b")))
        .contains(new ServiceCredentials("billing", "a:b"));
  }

  @Test
  void name_and_secret_are_form_encoded() {
    assertThat(ServiceCredentials.ofBasic(basic("billing:a%2Bb+c%3A%C3%A9")))
        .contains(new ServiceCredentials("billing", "a+b c:é"));
  }

  @Test
  void the_scheme_may_have_any_letter_case() {
    assertThat(ServiceCredentials.ofBasic(basic("a:b").replace("Basic", "bASIC"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic", "Basic ", "Basic !!!", "Bearer YTpi", "Basic YWI="})
  void anything_else_holds_no_credentials(String header) {
    assertThat(ServiceCredentials.ofBasic(header)).isEmpty();
  }

  @Test
  void a_malformed_escape_holds_no_credentials() {
    assertThat(ServiceCredentials.ofBasic(basic("billing:100%"))).isEmpty();
  }

  @Test
  void credentials_are_not_shown() {
    assertThat(new ServiceCredentials("billing", "secret").toString()).doesNotContain("secret");
  }
}
