package dev.portcullis.domain.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.domain.InvalidInput;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalIdentityTest {
  @ParameterizedTest
  @ValueSource(strings = {"1", "auth0|5f7c8ec7c33c6c004bbafe82", "Übung 7", "people/0"})
  void an_account_id_may_be_any_plain_text(String id) {
    assertThat(identity(id).accountId()).isEqualTo(id);
  }

  @Test
  void an_account_id_has_at_most_255_bytes() {
    assertThat(identity("é".repeat(127) + "x").accountId()).hasSize(128);
    assertRefused("é".repeat(128));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\u0000b", "a\nb", "\uD83D"})
  void an_account_id_that_is_not_plain_text_is_refused(String id) {
    assertRefused(id);
  }

  private static void assertRefused(String id) {
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> identity(id))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("account_id"));
  }

  private static ExternalIdentity identity(String id) {
    return new ExternalIdentity(id, Optional.empty(), false);
  }
}
