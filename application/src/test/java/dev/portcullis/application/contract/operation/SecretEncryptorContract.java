package dev.portcullis.application.contract.operation;

import static dev.portcullis.application.contract.TestData.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.port.out.operation.SecretEncryptor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contract of a {@link SecretEncryptor}. */
public interface SecretEncryptorContract {
  /** Context of the secrets in the tests. */
  String CONTEXT = "oauth-token:google";

  /** Encryptor under test; the same instance throughout a test. */
  SecretEncryptor sealer();

  /** Encryptor of the same kind with another key. */
  SecretEncryptor sealerWithAnotherKey();

  @Test
  default void a_sealed_secret_can_be_opened() {
    for (String secret :
        List.of(text(), "", " ", "\0", "pässwörd\uD83D\uDDE1", "Kg/+".repeat(4_000))) {
      String sealed = sealer().seal(secret, CONTEXT);

      assertThat(sealer().open(sealed, CONTEXT)).as(secret).contains(secret);
    }
  }

  @Test
  default void a_sealed_secret_does_not_contain_the_plaintext() {
    String secret = text();

    assertThat(sealer().seal(secret, CONTEXT)).doesNotContain(secret.substring(0, 8));
  }

  @Test
  default void one_secret_sealed_twice_looks_different() {
    String secret = text();

    List<String> sealed = Race.among(number -> () -> sealer().seal(secret, CONTEXT));

    assertThat(sealed).doesNotHaveDuplicates();
    assertThat(sealed).allMatch(one -> sealer().open(one, CONTEXT).orElseThrow().equals(secret));
  }

  @Test
  default void a_sealed_secret_is_printable_ascii() {
    assertThat(sealer().seal("\0\n\uD83D\uDDE1", CONTEXT)).matches("[!-~]+");
  }

  @Test
  default void nothing_is_opened_for_another_context() {
    String sealed = sealer().seal(text(), CONTEXT);

    for (String other : List.of("", "oauth-token:googl", CONTEXT + "0", "Oauth-token:google")) {
      assertThat(sealer().open(sealed, other)).as(other).isEmpty();
    }
  }

  @Test
  default void the_boundary_between_context_and_secret_is_authenticated() {
    String sealed = sealer().seal("b" + text(), "a");

    assertThat(sealer().open(sealed, "ab")).isEmpty();
    assertThat(sealer().open(sealed, "")).isEmpty();
  }

  @Test
  default void nothing_is_opened_with_another_key() {
    String sealed = sealer().seal(text(), CONTEXT);

    assertThat(sealerWithAnotherKey().open(sealed, CONTEXT)).isEmpty();
  }

  @Test
  default void a_modified_truncated_or_extended_text_is_not_opened() {
    String sealed = sealer().seal(text(), CONTEXT);

    // The last characters may encode fewer bits than they hold, so not every change matters there.
    for (int at = 0; at < sealed.length() - 3; at++) {
      char other = sealed.charAt(at) == 'x' ? 'y' : 'x';
      assertNotOpened(sealed.substring(0, at) + other + sealed.substring(at + 1));
      assertNotOpened(sealed.substring(0, at));
    }
    for (String more : List.of("x", "xxxx", "=", sealed)) {
      assertNotOpened(more + sealed);
      assertNotOpened(sealed + more);
    }
  }

  @Test
  default void a_text_that_was_never_sealed_is_not_opened() {
    for (String text : List.of("", " ", "AAAA", "\0", "\uD83D\uDDE1", text(), "A".repeat(5_000))) {
      assertNotOpened(text);
    }
  }

  @Test
  default void a_secret_sealed_under_the_current_key_is_not_sealed_again() {
    String sealed = sealer().seal(text(), CONTEXT);

    assertThat(sealer().reseal(sealed, CONTEXT)).contains(sealed);
  }

  @Test
  default void nothing_of_another_key_or_context_is_sealed_again() {
    String sealed = sealer().seal(text(), CONTEXT);

    assertThat(sealerWithAnotherKey().reseal(sealed, CONTEXT)).isEmpty();
    assertThat(sealer().reseal(sealed, CONTEXT + "0")).isEmpty();
    assertThat(sealer().reseal(text(), CONTEXT)).isEmpty();
  }

  private void assertNotOpened(String text) {
    assertThat(sealer().open(text, CONTEXT)).as(text).isEmpty();
  }
}
