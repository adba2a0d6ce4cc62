package dev.portcullis.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {
  private static final String TEXT = "019d3a6c-7f00-7abc-8def-0123456789ab";
  private static final UserId ID = new UserId(UUID.fromString(TEXT));

  @Test
  void an_id_is_parsed_in_any_letter_case() {
    assertThat(UserId.parse(TEXT)).contains(ID);
    assertThat(UserId.parse("019D3A6C-7F00-7ABC-8DEF-0123456789AB")).contains(ID);
    assertThat(ID).hasToString(TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1-2-3-4-5",
        "019d3a6c7f007abc8def0123456789ab",
        "019d3a6c-7f00-7abc-8def-0123456789a",
        "019d3a6c-7f00-7abc-8def-0123456789abc",
        "019d3a6c-7f00-7abc-8def-0123456789ag",
        "019d3a6c-7f00-7abc-8def-0123456789ab ",
        " 019d3a6c-7f00-7abc-8def-0123456789ab",
        "019d3a6c-7f00-7abc-8def-0123456789ab\n",
        "{019d3a6c-7f00-7abc-8def-0123456789ab}",
        "urn:uuid:019d3a6c-7f00-7abc-8def-0123456789ab",
        "０１９d3a6c-7f00-7abc-8def-0123456789ab",
        "+19d3a6c-7f00-7abc-8def-0123456789ab",
        "me",
        "019d3a6c-7f00-7abc-8def-0123456789ab' or '1'='1",
      })
  void any_other_text_is_not_an_id_and_matches_no_user(String text) {
    assertThat(UserId.parse(text)).isEmpty();
    assertThat(UserReference.ofId(text)).isEqualTo(new UserReference.Nobody());
  }

  @Test
  void a_reference_names_the_user_with_that_id() {
    assertThat(UserReference.ofId(TEXT)).isEqualTo(new UserReference.WithId(ID));
  }
}
