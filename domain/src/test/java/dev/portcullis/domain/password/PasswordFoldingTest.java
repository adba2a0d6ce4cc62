package dev.portcullis.domain.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordFoldingTest {
  private static String folded(String text) {
    return new String(PasswordFolding.fold(text.getBytes(UTF_8)), UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "guinevere, guinevere",
    "PassWord, password",
    "ｐａｓｓｗｏｒｄ, password",
    "Straße, strasse",
    "STRASSE, strasse",
    "STRAẞE, strasse",
    "ΟΔΥΣΣΕΥΣ, οδυσσευς",
    "οδυσσευσ, οδυσσευς",
    "ﬁreﬂy, firefly",
    "' pass word\t', ' pass word\t'",
    "pa\u0308sswo\u0308rd, pässwörd",
    "🗡🗡, 🗡🗡"
  })
  void compatible_forms_and_cases_fold_to_one_text(String text, String expected) {
    assertThat(folded(text)).isEqualTo(expected);
  }

  @Test
  void every_form_and_case_of_a_character_folds_to_one_text_which_folds_to_itself() {
    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
      if (Character.isDefined(character) && Character.getType(character) != Character.SURROGATE) {
        String text = Character.toString(character);
        assertFoldsLike(text, text.toLowerCase(Locale.ROOT));
        assertFoldsLike(text, text.toUpperCase(Locale.ROOT));
        assertFoldsLike(text, Normalizer.normalize(text, Normalizer.Form.NFD));
        assertFoldsLike(text, Normalizer.normalize(text, Normalizer.Form.NFKC));
        assertFoldsLike(text, folded(text));
      }
    }
  }

  /** Builds no description for the million cases that pass. */
  private static void assertFoldsLike(String text, String other) {
    if (!folded(text).equals(folded(other))) {
      assertThat(folded(text)).as("%s and %s", text, other).isEqualTo(folded(other));
    }
  }

  @Test
  void the_given_text_stays_as_it_is() {
    for (String text : List.of("GUINEVERE", "PÄSSWÖRD")) {
      byte[] given = text.getBytes(UTF_8);

      PasswordFolding.fold(given);

      assertThat(given).isEqualTo(text.getBytes(UTF_8));
    }
  }
}
