package dev.portcullis.acceptance.password;

import static dev.portcullis.acceptance.ServerUnderTest.newEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.ServerUnderTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Passwords that no user can choose, with the default list. */
public interface DeniedPasswordsSpecification extends ServerUnderTest {
  /** Frequent passwords, in several cases and forms. */
  List<String> FREQUENT = List.of("password", "12345678", "PassWord", "ｐａｓｓｗｏｒｄ");

  @Test
  default void a_frequent_password_cannot_be_registered() {
    String email = newEmail();

    assertThat(FREQUENT)
        .extracting(text -> api().register(Map.of("email", email, "password", text)).code())
        .containsOnly("REGISTER_INVALID_PASSWORD");
    assertThat(api().register(Map.of("email", email, "password", PASSWORD)).code()).isEqualTo("OK");
  }

  @Test
  default void the_own_address_and_its_local_part_cannot_be_registered_as_password() {
    String email = newEmail().replace("knight", "sir.knight");
    String localPart = email.substring(0, email.indexOf('@'));

    for (String text :
        List.of(email, email.replace("knight", "KNIGHT"), "my " + email, localPart)) {
      assertThat(api().register(Map.of("email", email, "password", text)).code())
          .as(text)
          .isEqualTo("REGISTER_INVALID_PASSWORD");
    }
  }

  @Test
  default void users_cannot_change_to_a_denied_password_or_their_address() {
    var person = newPerson();
    String token = tokenOf(person);
    String other = newEmail();

    for (var fields :
        List.<Map<String, Object>>of(
            Map.of("password", "password"),
            Map.of("password", person.email()),
            Map.of("password", other, "email", other))) {
      assertThat(api().updateMe(token, fields).code()).isEqualTo("UPDATE_USER_INVALID_PASSWORD");
    }
    assertThat(api().me(token).value()).isEqualTo(person);
    assertThat(logIn(person.email(), PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  default void superusers_cannot_set_a_denied_password_or_the_users_address() {
    var person = newPerson();
    String superuser = superuserToken();

    for (String text : List.of("password", person.email())) {
      assertThat(api().update(superuser, person.id(), Map.of("password", text)).code())
          .isEqualTo("UPDATE_USER_INVALID_PASSWORD");
    }
    assertThat(logIn(person.email(), PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  default void a_denied_password_or_the_own_address_leaves_the_reset_token_valid() {
    var person = newPerson();
    String token = resetToken(person);

    for (String text : List.of("password", person.email())) {
      assertThat(reset(token, text).code()).isEqualTo("RESET_PASSWORD_INVALID_PASSWORD");
    }
    assertThat(reset(token, OTHER_PASSWORD).code()).isEqualTo("OK");
  }

  /** The flow in the documentation of fastapi-users uses these passwords. */
  @Test
  default void the_passwords_of_the_documented_flow_are_accepted() {
    String email = newEmail();
    api().register(Map.of("email", email, "password", "guinevere")).value();

    api().updateMe(logIn(email, "guinevere").value(), Map.of("password", "lancelot")).value();

    assertThat(logIn(email, "lancelot").code()).isEqualTo("OK");
  }
}
