package dev.portcullis.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.domain.password.Password;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnAddressRuleTest {
  private static final EmailAddress KING = new EmailAddress("king.arthur@camelot.bt");

  private static Optional<String> objectionTo(String text) {
    return objectionTo(text, KING);
  }

  private static Optional<String> objectionTo(String text, EmailAddress own) {
    try (Password password = Password.of(text)) {
      return OwnAddressRule.objectionTo(password, own);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "king.arthur@camelot.bt",
        "King.Arthur@CAMELOT.bt",
        "king.arthur@camelot.bt1",
        "2king.arthur@camelot.bt",
        "ｋｉｎｇ.arthur@camelot.bt"
      })
  void a_password_must_not_contain_the_address_in_any_case_or_form(String text) {
    assertThat(objectionTo(text))
        .contains("Password must not contain the e-mail address; choose another");
  }

  @ParameterizedTest
  @ValueSource(strings = {"king.arthur", "King.Arthur", "ｋｉｎｇ.arthur"})
  void a_password_must_not_be_the_part_before_the_at_sign(String text) {
    assertThat(objectionTo(text))
        .contains(
            "Password must not be the part of the e-mail address before the @; choose another");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "king.arthur2",
        "king.arthur@",
        "long live king.arthur",
        "camelot.bt",
        "king",
        "kingarthur",
        "guinevere",
        "king.arthur@camelot.b",
        "long live the king of camelot and of all the lands around"
      })
  void other_passwords_are_acceptable(String text) {
    assertThat(objectionTo(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GÜNTER@camelot.bt", "gu\u0308nter@camelot.bt", "Günter"})
  void an_address_beyond_ascii_is_found_too(String text) {
    assertThat(objectionTo(text, new EmailAddress("günter@camelot.bt"))).isPresent();
  }
}
