package dev.portcullis.domain.emaillink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.domain.InvalidInput;
import org.junit.jupiter.api.Test;

class LinkSecretTest {
  @Test
  void the_hash_of_a_secret_is_its_sha_256() {
    assertThat(new LinkSecret("abc").hash().hex())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void a_secret_has_4096_bytes_at_most() {
    assertThat(new LinkSecret("s".repeat(4096)).value()).hasSize(4096);

    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> new LinkSecret("é".repeat(2049)))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("token"));
  }

  @Test
  void a_secret_is_redacted() {
    assertThat(new LinkSecret("excalibur").toString()).doesNotContain("excalibur");
  }
}
