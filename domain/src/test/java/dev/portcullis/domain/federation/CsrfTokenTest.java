package dev.portcullis.domain.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.domain.InvalidInput;
import org.junit.jupiter.api.Test;

class CsrfTokenTest {
  @Test
  void the_hash_of_a_token_is_its_sha_256() {
    assertThat(new CsrfToken("abc").hash().hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void a_token_matches_itself_alone() {
    var token = new CsrfToken("excalibur");

    assertThat(token.matches(new CsrfToken("excalibur"))).isTrue();
    for (String other : new String[] {"", "excalibu", "excaliburs", "Excalibur"}) {
      assertThat(token.matches(new CsrfToken(other))).as(other).isFalse();
    }
  }

  @Test
  void a_token_has_4096_bytes_at_most() {
    assertThat(new CsrfToken("s".repeat(4096)).value()).hasSize(4096);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> new CsrfToken("é".repeat(2049)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("csrf_token"));
  }

  @Test
  void a_token_is_redacted() {
    assertThat(new CsrfToken("excalibur").toString()).doesNotContain("excalibur");
  }
}
