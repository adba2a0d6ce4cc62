package dev.portcullis.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portcullis.domain.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {
  @Test
  void a_username_may_be_an_e_mail_address() {
    assertThat(new Username("King.Arthur@Camelot.BT").email())
        .contains(new EmailAddress("king.arthur@camelot.bt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"arthur", " ", "king@camelot", "' or 1=1 --", "\uD83D\uDDE1"})
  void a_username_that_is_not_an_address_yields_no_address(String text) {
    assertThat(new Username(text).email()).isEmpty();
  }

  @Test
  void a_stored_address_that_could_not_be_registered_today_can_log_in() {
    assertThat(new Username("king@127.0.0.1").email())
        .contains(EmailAddress.stored("king@127.0.0.1"));
  }

  @Test
  void a_username_may_be_longer_than_any_address() {
    assertThat(new Username("k".repeat(1024)).email()).isEmpty();
    assertThat(new Username("é".repeat(512)).email()).isEmpty();
  }

  @Test
  void a_username_of_more_than_1024_bytes_is_refused() {
    assertRefused("k".repeat(1025));
    assertRefused("é".repeat(512) + "k");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\0", "king@camelot.bt\0", "king\uD83D@camelot.bt"})
  void a_username_that_is_not_valid_text_is_refused(String text) {
    assertRefused(text);
  }

  private static void assertRefused(String text) {
    InvalidInput refusal = catchThrowableOfType(InvalidInput.class, () -> new Username(text));
    assertThat(refusal.field()).isEqualTo("username");
  }
}
