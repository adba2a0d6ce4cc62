package dev.portcullis.acceptance.emaillink;

import static dev.portcullis.acceptance.ServerUnderTest.atOnce;
import static dev.portcullis.acceptance.ServerUnderTest.newEmail;
import static dev.portcullis.application.port.out.emaillink.MailKind.PASSWORD_RESET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.ServerUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Reset of a forgotten password by a mail link. */
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
  default void a_reset_token_works_once() {
    var person = newPerson();
    String token = resetToken(person);
    reset(token, OTHER_PASSWORD).value();

    assertThat(reset(token, "of-the-lake").code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
    assertThat(logIn(person.email(), OTHER_PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  default void of_many_concurrent_resets_by_one_token_exactly_one_succeeds() throws Exception {
    var person = newPerson();
    String token = resetToken(person);
    List<String> passwords = new ArrayList<>();
    List<Callable<String>> resets = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String password = "excalibur-" + i;
      passwords.add(password);
      resets.add(() -> reset(token, password).code());
    }

    var codes = atOnce(resets);

    assertThat(codes).containsOnlyOnce("OK");
    assertThat(codes).filteredOn("RESET_PASSWORD_BAD_TOKEN"::equals).hasSize(7);
    String winner = passwords.get(codes.indexOf("OK"));
    assertThat(passwords)
        .filteredOn(password -> logIn(person.email(), password).code().equals("OK"))
        .containsExactly(winner);
  }

  @Test
  default void a_reset_invalidates_the_other_reset_tokens() {
    var person = newPerson();
    String first = resetToken(person);
    String second = resetToken(person);

    assertThat(reset(first, OTHER_PASSWORD).code()).isEqualTo("OK");
    assertThat(reset(second, "of-the-lake").code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
  }

  @Test
  default void a_weak_password_leaves_the_reset_token_valid() {
    var person = newPerson();
    String session = tokenOf(person);
    String token = resetToken(person);

    assertThat(reset(token, "short").code()).isEqualTo("RESET_PASSWORD_INVALID_PASSWORD");
    assertThat(api().me(session).code()).isEqualTo("OK");
    assertThat(reset(token, OTHER_PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  default void a_bad_token_is_reported_before_a_weak_password() {
    assertThat(reset("nonsense", "short").code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
  }

  @Test
  default void the_reset_token_of_an_inactive_user_is_invalid() {
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
  default void a_change_of_password_invalidates_the_reset_token() {
    var person = newPerson();
    String token = resetToken(person);

    api().updateMe(tokenOf(person), Map.of("password", OTHER_PASSWORD)).value();

    assertThat(reset(token, "of-the-lake").code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
    assertThat(logIn(person.email(), OTHER_PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  default void a_change_of_address_invalidates_the_reset_token() {
    var person = newPerson();
    String token = resetToken(person);

    api().updateMe(tokenOf(person), Map.of("email", newEmail())).value();

    assertThat(reset(token, OTHER_PASSWORD).code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
  }

  @Test
  default void the_reset_token_of_a_deleted_user_is_invalid() {
    var person = newPerson();
    String token = resetToken(person);

    api().delete(superuserToken(), person.id()).value();

    assertThat(reset(token, OTHER_PASSWORD).code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
  }

  @Test
  default void an_invalid_reset_token_resets_nothing() {
    var person = newPerson();

    for (String token :
        List.of(
            "", "nonsense", "🗡", resetToken(person) + "x", tokenOf(person), "x".repeat(4096))) {
      assertThat(reset(token, OTHER_PASSWORD).code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
    }
    assertThat(logIn(person.email(), PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  default void a_verification_token_resets_nothing_and_stays_valid() {
    String token = verificationToken(newPerson());

    assertThat(reset(token, OTHER_PASSWORD).code()).isEqualTo("RESET_PASSWORD_BAD_TOKEN");
    assertThat(verify(token).code()).isEqualTo("OK");
  }

  @Test
  default void every_reset_request_gets_the_same_answer_and_only_active_users_get_mail() {
    var inactive = newPerson();
    api().update(superuserToken(), inactive.id(), Map.of("is_active", false)).value();
    var person = newPerson();
    String unknown = newEmail();
    var asked = List.of(unknown, inactive.email(), person.email());

    assertThat(asked)
        .extracting(email -> api().forgotPassword(Map.of("email", email)))
        .containsOnly(api().forgotPassword(Map.of("email", newEmail())));

    // The server sends mails in the order of the requests, so all earlier ones have been sent by
    // now.
    mailbox().takeToken(PASSWORD_RESET, person.email());
    assertThat(asked).noneMatch(mailbox()::hasMailTo);
  }

  @Test
  default void the_mail_arrives_within_a_second() {
    List<Duration> waits = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      var person = newPerson();
      Instant asked = Instant.now();
      resetToken(person);
      waits.add(Duration.between(asked, Instant.now()));
    }

    // The fastest of several mails counts, because other processes may slow down the machine.
    assertThat(waits).anyMatch(wait -> wait.compareTo(Duration.ofSeconds(1)) < 0);
  }

  @Test
  default void all_invalid_fields_of_a_reset_are_reported_at_once() {
    assertThat(api().forgotPassword(Map.of()).fields()).containsExactly("email");
    assertThat(api().forgotPassword(Map.of("email", "king.arthur")).fields())
        .containsExactly("email");
    assertThat(api().resetPassword(Map.of()).fields()).containsExactly("password", "token");
    assertThat(reset("x".repeat(4097), "🗡".repeat(257)).fields())
        .containsExactly("password", "token");
  }
}
