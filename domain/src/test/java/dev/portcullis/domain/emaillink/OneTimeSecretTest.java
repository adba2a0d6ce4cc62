package dev.portcullis.domain.emaillink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.domain.InvalidInput;
import org.junit.jupiter.api.Test;

class OneTimeSecretTest {
  @Test
  void the_stored_hash_of_a_secret_is_its_sha_256() {
    assertThat(new OneTimeSecret("abc").hash().hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void a_secret_matches_only_itself() {
    var secret = new OneTimeSecret("excalibur");

    assertThat(secret.matches(new OneTimeSecret("excalibur"))).isTrue();
    for (String other : new String[] {"", "excalibu", "excaliburs", "Excalibur"}) {
      assertThat(secret.matches(new OneTimeSecret(other))).as(other).isFalse();
    }
  }

  @Test
  void a_secret_has_at_most_4096_bytes() {
    assertThat(new OneTimeSecret("s".repeat(4096)).value()).hasSize(4096);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> new OneTimeSecret("é".repeat(2049)));
  }

  @Test
  void the_text_form_of_a_secret_is_redacted() {
    assertThat(new OneTimeSecret("excalibur").toString()).doesNotContain("excalibur");
  }
}
