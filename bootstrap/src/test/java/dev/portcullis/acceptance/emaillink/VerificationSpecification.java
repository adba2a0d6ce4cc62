package dev.portcullis.acceptance.emaillink;

import static dev.portcullis.acceptance.ServerUnderTest.atOnce;
import static dev.portcullis.acceptance.ServerUnderTest.newEmail;
import static dev.portcullis.domain.emaillink.TokenPurpose.VERIFICATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.ServerUnderTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How people show that an e-mail address is theirs. */
public interface VerificationSpecification extends ServerUnderTest {
  @Test
  default void the_token_of_the_mail_verifies_the_address() {
    var person = newPerson();

    var verified = verify(verificationToken(person)).value();

    assertThat(verified).isEqualTo(person.withVerified(true));
    assertThat(api().me(tokenOf(person)).value()).isEqualTo(verified);
  }

  @Test
  default void a_verification_ends_no_session() {
    var person = newPerson();
    String session = tokenOf(person);

    verify(verificationToken(person)).value();

    assertThat(api().me(session).code()).isEqualTo("OK");
  }

  @Test
  default void one_asks_for_verification_in_whatever_case() {
    var person = newPerson();
    String shouted = person.email().replace("knight", "KNIGHT");

    api().requestVerification(Map.of("email", shouted)).value();

    String token = mailbox().takeToken(VERIFICATION, person.email());
    assertThat(verify(token).code()).isEqualTo("OK");
  }

  @Test
  default void a_verification_token_used_twice_finds_nothing_left_to_do() {
    String token = verificationToken(newPerson());
    verify(token).value();

    assertThat(verify(token).code()).isEqualTo("VERIFY_USER_ALREADY_VERIFIED");
  }

  @Test
  default void of_many_verifications_by_one_token_at_once_exactly_one_verifies() throws Exception {
    String token = verificationToken(newPerson());

    var codes = atOnce(12, () -> verify(token).code());

    assertThat(codes).containsOnlyOnce("OK");
    assertThat(codes).filteredOn("VERIFY_USER_ALREADY_VERIFIED"::equals).hasSize(11);
  }

  @Test
  default void of_two_verification_tokens_the_second_finds_nothing_left_to_do() {
    var person = newPerson();
    String first = verificationToken(person);
    String second = verificationToken(person);

    assertThat(verify(second).code()).isEqualTo("OK");
    assertThat(verify(first).code()).isEqualTo("VERIFY_USER_ALREADY_VERIFIED");
  }

  @Test
  default void who_was_verified_otherwise_meanwhile_has_nothing_left_to_do() {
    var person = newPerson();
    String token = verificationToken(person);
    api().update(superuserToken(), person.id(), Map.of("is_verified", true)).value();

    assertThat(verify(token).code()).isEqualTo("VERIFY_USER_ALREADY_VERIFIED");
  }

  @Test
  default void a_changed_address_kills_its_verification_token_for_good() {
    var person = newPerson();
    String token = verificationToken(person);

    api().updateMe(tokenOf(person), Map.of("email", newEmail())).value();
    assertThat(verify(token).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");

    api().update(superuserToken(), person.id(), Map.of("email", person.email())).value();
    assertThat(verify(token).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");
  }

  @Test
  default void a_deleted_user_takes_the_verification_token_along() {
    var person = newPerson();
    String token = verificationToken(person);

    api().delete(superuserToken(), person.id()).value();

    assertThat(verify(token).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");
  }

  @Test
  default void a_deactivated_user_verifies_nothing() {
    var person = newPerson();
    String token = verificationToken(person);

    api().update(superuserToken(), person.id(), Map.of("is_active", false)).value();

    assertThat(verify(token).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");
  }

  @Test
  default void what_is_no_verification_token_verifies_nothing() {
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
  default void a_reset_token_verifies_nothing_and_stays_good() {
    String token = resetToken(newPerson());

    assertThat(verify(token).code()).isEqualTo("VERIFY_USER_BAD_TOKEN");
    assertThat(reset(token, OTHER_PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  default void whoever_asks_for_verification_is_told_the_same_and_only_who_needs_it_gets_mail() {
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

    // Mails are dealt with in the order in which they were asked for.
    mailbox().takeToken(VERIFICATION, person.email());
    assertThat(asked).noneMatch(mailbox()::hasMailTo);
  }

  @Test
  default void what_is_wrong_with_a_verification_is_told() {
    assertThat(api().requestVerification(Map.of()).fields()).containsExactly("email");
    assertThat(api().requestVerification(Map.of("email", "king.arthur")).fields())
        .containsExactly("email");
    assertThat(api().verifyEmail(Map.of()).fields()).containsExactly("token");
    assertThat(verify("x".repeat(4097)).fields()).containsExactly("token");
  }
}
