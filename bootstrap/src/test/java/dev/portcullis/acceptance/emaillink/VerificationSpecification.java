package dev.portcullis.acceptance.emaillink;

import static dev.portcullis.acceptance.ServerUnderTest.atOnce;
import static dev.portcullis.acceptance.ServerUnderTest.newEmail;
import static dev.portcullis.application.port.out.emaillink.MailKind.VERIFICATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.ServerUnderTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Verification of an e-mail address by a mail link. */
public interface VerificationSpecification extends ServerUnderTest {
  @Test
  default void the_token_of_the_mail_verifies_the_address() {
    var person = newPerson();

    var verified = verify(verificationToken(person)).value();

    assertThat(verified).isEqualTo(person.withVerified(true));
    assertThat(api().me(tokenOf(person)).value()).isEqualTo(verified);
  }

  @Test
  default void the_owner_of_the_address_takes_away_an_account_that_another_person_opened() {
    var person = newPerson();
    String planted = tokenOf(person);
    String token = verificationToken(person);

    api().disownAccount(Map.of("token", token)).value();

    assertThat(api().me(planted).code()).isEqualTo("UNAUTHORIZED");
    assertThat(logIn(person.email(), PASSWORD).code()).isEqualTo("LOGIN_BAD_CREDENTIALS");
    assertThat(verify(token).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");
    assertThat(api().disownAccount(Map.of("token", token)).code())
        .isEqualTo("VERIFY_USER_BAD_TOKEN");
    assertThat(api().disownAccount(Map.of()).fields()).containsExactly("token");

    reset(resetToken(person), OTHER_PASSWORD).value();
    assertThat(logIn(person.email(), OTHER_PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  default void a_verified_account_cannot_be_taken_away() {
    var person = newPerson();
    String session = tokenOf(person);
    String first = verificationToken(person);
    String second = verificationToken(person);
    verify(first).value();

    assertThat(api().disownAccount(Map.of("token", second)).code())
        .isEqualTo("VERIFY_USER_ALREADY_VERIFIED");
    assertThat(api().me(session).code()).isEqualTo("OK");
  }

  @Test
  default void a_verification_ends_no_session() {
    var person = newPerson();
    String session = tokenOf(person);

    verify(verificationToken(person)).value();

    assertThat(api().me(session).code()).isEqualTo("OK");
  }

  @Test
  default void a_verification_request_ignores_the_letter_case_of_the_address() {
    var person = newPerson();
    String shouted = person.email().replace("knight", "KNIGHT");

    api().requestVerification(Map.of("email", shouted)).value();

    String token = mailbox().takeToken(VERIFICATION, person.email());
    assertThat(verify(token).code()).isEqualTo("OK");
  }

  @Test
  default void a_verification_token_used_twice_reports_already_verified() {
    String token = verificationToken(newPerson());
    verify(token).value();

    assertThat(verify(token).code()).isEqualTo("VERIFY_USER_ALREADY_VERIFIED");
  }

  @Test
  default void of_many_concurrent_verifications_by_one_token_exactly_one_succeeds()
      throws Exception {
    String token = verificationToken(newPerson());

    var codes = atOnce(12, () -> verify(token).code());

    assertThat(codes).containsOnlyOnce("OK");
    assertThat(codes).filteredOn("VERIFY_USER_ALREADY_VERIFIED"::equals).hasSize(11);
  }

  @Test
  default void the_second_of_two_verification_tokens_reports_already_verified() {
    var person = newPerson();
    String first = verificationToken(person);
    String second = verificationToken(person);

    assertThat(verify(second).code()).isEqualTo("OK");
    assertThat(verify(first).code()).isEqualTo("VERIFY_USER_ALREADY_VERIFIED");
  }

  @Test
  default void the_token_of_a_user_verified_by_a_superuser_reports_already_verified() {
    var person = newPerson();
    String token = verificationToken(person);
    api().update(superuserToken(), person.id(), Map.of("is_verified", true)).value();

    assertThat(verify(token).code()).isEqualTo("VERIFY_USER_ALREADY_VERIFIED");
  }

  @Test
  default void a_change_of_address_invalidates_the_verification_token_permanently() {
    var person = newPerson();
    String token = verificationToken(person);

    api().updateMe(tokenOf(person), Map.of("email", newEmail())).value();
    assertThat(verify(token).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");

    api().update(superuserToken(), person.id(), Map.of("email", person.email())).value();
    assertThat(verify(token).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");
  }

  @Test
  default void the_verification_token_of_a_deleted_user_is_invalid() {
    var person = newPerson();
    String token = verificationToken(person);

    api().delete(superuserToken(), person.id()).value();

    assertThat(verify(token).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");
  }

  @Test
  default void the_verification_token_of_a_deactivated_user_is_invalid() {
    var person = newPerson();
    String token = verificationToken(person);

    api().update(superuserToken(), person.id(), Map.of("is_active", false)).value();

    assertThat(verify(token).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");
  }

  @Test
  default void an_invalid_verification_token_verifies_nothing() {
    var person = newPerson();

    for (String token :
        List.of(
            "",
            "nonsense",
            "🗡",
            verificationToken(person) + "x",
            tokenOf(person),
            "x".repeat(4096))) {
      assertThat(verify(token).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");
    }
  }

  @Test
  default void a_reset_token_verifies_nothing_and_stays_valid() {
    String token = resetToken(newPerson());

    assertThat(verify(token).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");
    assertThat(reset(token, OTHER_PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  default void
      every_verification_request_gets_the_same_answer_and_only_active_unverified_users_get_mail() {
    var verified = newPerson();
    var inactive = newPerson();
    verify(verificationToken(verified)).value();
    api().update(superuserToken(), inactive.id(), Map.of("is_active", false)).value();
    var person = newPerson();
    String unknown = newEmail();
    var asked = List.of(unknown, verified.email(), inactive.email(), person.email());

    assertThat(asked)
        .extracting(email -> api().requestVerification(Map.of("email", email)))
        .containsOnly(api().requestVerification(Map.of("email", newEmail())));

    // The server sends mails in the order of the requests, so all earlier ones have been sent by
    // now.
    mailbox().takeToken(VERIFICATION, person.email());
    assertThat(asked).noneMatch(mailbox()::hasMailTo);
  }

  @Test
  default void invalid_fields_of_a_verification_are_reported() {
    assertThat(api().requestVerification(Map.of()).fields()).containsExactly("email");
    assertThat(api().requestVerification(Map.of("email", "king.arthur")).fields())
        .containsExactly("email");
    assertThat(api().verifyEmail(Map.of()).fields()).containsExactly("token");
    assertThat(verify("x".repeat(4097)).fields()).containsExactly("token");
  }
}
