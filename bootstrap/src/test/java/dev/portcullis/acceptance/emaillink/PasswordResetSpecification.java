package dev.portcullis.acceptance.emaillink;

import static dev.portcullis.acceptance.ServerUnderTest.atOnce;
import static dev.portcullis.acceptance.ServerUnderTest.newEmail;
import static dev.portcullis.domain.emaillink.TokenPurpose.PASSWORD_RESET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.ServerUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** How people who forgot their password get a new one. */
public interface PasswordResetSpecification extends ServerUnderTest {
  @Test
  default void the_token_of_the_mail_sets_a_new_password() {
    var person = newPerson();

    reset(resetToken(person), OTHER_PASSWORD).value();

    assertThat(logIn(person.email(), PASSWORD).code()).isEqualTo("LOGIN_BAD_CREDENTIALS");
    assertThat(logIn(person.email(), OTHER_PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  default void a_reset_password_ends_every_session() {
    var person = newPerson();
    String here = tokenOf(person);
    String there =
        api().logIn("database", Map.of("username", person.email(), "password", PASSWORD)).value();

    reset(resetToken(person), OTHER_PASSWORD).value();

    assertThat(api().me(here).code()).isEqualTo("UNAUTHORIZED");
    assertThat(api().me(there).code()).isEqualTo("UNAUTHORIZED");
  }

  @Test
  default void a_reset_token_used_twice_is_bad() {
    var person = newPerson();
    String token = resetToken(person);
    reset(token, OTHER_PASSWORD).value();

    assertThat(reset(token, "of-the-lake").code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
    assertThat(logIn(person.email(), OTHER_PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  default void of_many_resets_by_one_token_at_once_exactly_one_works() throws Exception {
    var person = newPerson();
    String token = resetToken(person);
    List<String> passwords = new ArrayList<>();
    List<Callable<String>> resets = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String password = "excalibur-" + i;
      passwords.add(password);
      resets.add(() -> reset(token, password).code());
    }

    var codes = atOnce(resets);

    assertThat(codes).containsOnlyOnce("OK");
    assertThat(codes).filteredOn("RESET_PASSWORD_BAD_TOKEN"::equals).hasSize(11);
    String winner = passwords.get(codes.indexOf("OK"));
    assertThat(passwords)
        .filteredOn(password -> logIn(person.email(), password).code().equals("OK"))
        .containsExactly(winner);
  }

  @Test
  default void a_reset_kills_the_other_reset_tokens() {
    var person = newPerson();
    String first = resetToken(person);
    String second = resetToken(person);

    assertThat(reset(first, OTHER_PASSWORD).code()).isEqualTo("OK");
    assertThat(reset(second, "of-the-lake").code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
  }

  @Test
  default void a_weak_password_leaves_the_reset_token_good() {
    var person = newPerson();
    String session = tokenOf(person);
    String token = resetToken(person);

    assertThat(reset(token, "short").code()).isEqualTo("RESET_PASSWORD_INVALID_PASSWORD");
    assertThat(api().me(session).code()).isEqualTo("OK");
    assertThat(reset(token, OTHER_PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  default void whether_a_password_is_weak_is_told_only_to_who_has_a_token() {
    assertThat(reset("nonsense", "short").code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
  }

  @Test
  default void the_reset_token_of_an_inactive_user_is_bad() {
    var person = newPerson();
    String superuser = superuserToken();
    String token = resetToken(person);

    api().update(superuser, person.id(), Map.of("is_active", false)).value();
    assertThat(reset(token, OTHER_PASSWORD).code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");

    api().update(superuser, person.id(), Map.of("is_active", true)).value();
    assertThat(reset(token, OTHER_PASSWORD).code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
    assertThat(logIn(person.email(), PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  default void a_change_of_password_kills_the_reset_token() {
    var person = newPerson();
    String token = resetToken(person);

    api().updateMe(tokenOf(person), Map.of("password", OTHER_PASSWORD)).value();

    assertThat(reset(token, "of-the-lake").code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
    assertThat(logIn(person.email(), OTHER_PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  default void a_change_of_address_kills_the_reset_token() {
    var person = newPerson();
    String token = resetToken(person);

    api().updateMe(tokenOf(person), Map.of("email", newEmail())).value();

    assertThat(reset(token, OTHER_PASSWORD).code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
  }

  @Test
  default void a_deleted_user_takes_the_reset_token_along() {
    var person = newPerson();
    String token = resetToken(person);

    api().delete(superuserToken(), person.id()).value();

    assertThat(reset(token, OTHER_PASSWORD).code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
  }

  @Test
  default void what_is_no_reset_token_resets_nothing() {
    var person = newPerson();

    for (String token :
        List.of(
            "", "nonsense", "🗡", resetToken(person) + "x", tokenOf(person), "x".repeat(4096))) {
      assertThat(reset(token, OTHER_PASSWORD).code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
    }
    assertThat(logIn(person.email(), PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  default void a_verification_token_resets_nothing_and_stays_good() {
    String token = verificationToken(newPerson());

    assertThat(reset(token, OTHER_PASSWORD).code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
    assertThat(verify(token).code()).isEqualTo("OK");
  }

  @Test
  default void who_forgot_a_password_is_told_the_same_and_only_active_users_get_mail() {
    var inactive = newPerson();
    api().update(superuserToken(), inactive.id(), Map.of("is_active", false)).value();
    var person = newPerson();
    String unknown = newEmail();
    var asked = List.of(unknown, inactive.email(), person.email());

    assertThat(asked)
        .extracting(email -> api().forgotPassword(Map.of("email", email)))
        .containsOnly(api().forgotPassword(Map.of("email", newEmail())));

    // Mails are dealt with in the order in which they were asked for.
    mailbox().takeToken(PASSWORD_RESET, person.email());
    assertThat(asked).noneMatch(mailbox()::hasMailTo);
  }

  @Test
  default void the_mail_is_there_within_a_second() {
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      var person = newPerson();
      Instant asked = Instant.now();
      resetToken(person);
      waits.add(Duration.between(asked, Instant.now()));
    }

    // The quickest: whatever else keeps the machine busy doesn't count.
    assertThat(waits).anyMatch(wait -> wait.compareTo(Duration.ofSeconds(1)) < 0);
  }

  @Test
  default void what_is_wrong_with_a_reset_is_told_at_once() {
    assertThat(api().forgotPassword(Map.of()).fields()).containsExactly("email");
    assertThat(api().forgotPassword(Map.of("email", "king.arthur")).fields())
        .containsExactly("email");
    assertThat(api().resetPassword(Map.of()).fields()).containsExactly("password", "token");
    assertThat(reset("x".repeat(4097), "🗡".repeat(257)).fields())
        .containsExactly("password", "token");
  }
}
