package dev.portcullis.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.domain.password.PasswordHash;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountTest {
  private static final EmailAddress EMAIL = new EmailAddress("arthur@camelot.bt");
  private static final EmailAddress NEW_EMAIL = new EmailAddress("king@camelot.bt");
  private static final PasswordHash HASH = new PasswordHash("$one");
  private static final PasswordHash NEW_HASH = new PasswordHash("$two");
  private static final UserId ID = new UserId(new UUID(1, 2));
  private static final Account ACCOUNT =
      new Account(new User(ID, EMAIL, true, false, true), HASH, 7, 3);
  private static final AccountChanges NOTHING =
      AccountChanges.own(Optional.empty(), Optional.empty(), Attributes.NONE);

  @Test
  void a_new_account_has_version_and_session_generation_0() {
    var account = Account.open(ACCOUNT.user(), HASH);

    assertThat(account).isEqualTo(new Account(ACCOUNT.user(), HASH, 0, 0));
    assertThat(account.id()).isEqualTo(ID);
  }

  @Test
  void empty_changes_return_the_same_account() {
    assertThat(ACCOUNT.after(NOTHING)).isSameAs(ACCOUNT);
  }

  @Test
  void changes_to_equal_values_return_the_same_account() {
    var changes = changes(Optional.of(EMAIL), true, false, true);

    assertThat(ACCOUNT.after(changes)).isSameAs(ACCOUNT);
    assertThat(ACCOUNT.endsSessions(changes)).isFalse();
  }

  @Test
  void the_same_address_in_other_letter_case_is_no_change() {
    var changes = newEmail(new EmailAddress("ARTHUR@Camelot.BT"));

    assertThat(ACCOUNT.after(changes)).isSameAs(ACCOUNT);
  }

  @Test
  void a_changed_address_is_unverified_and_ends_no_session() {
    var changes = newEmail(NEW_EMAIL);

    assertThat(ACCOUNT.after(changes))
        .isEqualTo(new Account(new User(ID, NEW_EMAIL, true, false, false), HASH, 8, 3));
    assertThat(ACCOUNT.endsSessions(changes)).isFalse();
  }

  @Test
  void a_changed_address_is_verified_if_the_changes_say_so() {
    var changes =
        new AccountChanges(
            Optional.of(NEW_EMAIL),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(true),
            Attributes.NONE);

    assertThat(ACCOUNT.after(changes).user()).isEqualTo(new User(ID, NEW_EMAIL, true, false, true));
  }

  @Test
  void an_unverified_user_stays_unverified_with_the_same_address() {
    var unverified = new Account(new User(ID, EMAIL, true, false, false), HASH, 7, 3);

    assertThat(unverified.after(newEmail(EMAIL))).isSameAs(unverified);
    assertThat(unverified.after(newEmail(NEW_EMAIL)).user().verified()).isFalse();
  }

  @Test
  void a_new_password_starts_a_session_generation_and_leaves_the_user_unchanged() {
    var changes = AccountChanges.password(NEW_HASH);

    assertThat(ACCOUNT.after(changes)).isEqualTo(new Account(ACCOUNT.user(), NEW_HASH, 8, 4));
    assertThat(ACCOUNT.endsSessions(changes)).isTrue();
  }

  @Test
  void a_deactivation_starts_a_session_generation() {
    var changes = changes(Optional.empty(), false, false, true);

    assertThat(ACCOUNT.after(changes))
        .isEqualTo(new Account(new User(ID, EMAIL, false, false, true), HASH, 8, 4));
    assertThat(ACCOUNT.endsSessions(changes)).isTrue();
  }

  @Test
  void an_activation_keeps_the_session_generation() {
    var inactive = new Account(new User(ID, EMAIL, false, false, true), HASH, 7, 3);
    var changes = changes(Optional.empty(), true, false, true);

    assertThat(inactive.after(changes))
        .isEqualTo(new Account(new User(ID, EMAIL, true, false, true), HASH, 8, 3));
    assertThat(inactive.endsSessions(changes)).isFalse();
  }

  @Test
  void a_deactivation_of_an_inactive_user_changes_nothing() {
    var inactive = new Account(new User(ID, EMAIL, false, false, true), HASH, 7, 3);
    var changes = changes(Optional.empty(), false, false, true);

    assertThat(inactive.after(changes)).isSameAs(inactive);
    assertThat(inactive.endsSessions(changes)).isFalse();
  }

  @Test
  void a_change_of_rights_keeps_the_session_generation() {
    var changes = changes(Optional.empty(), true, true, false);

    assertThat(ACCOUNT.after(changes))
        .isEqualTo(new Account(new User(ID, EMAIL, true, true, false), HASH, 8, 3));
    assertThat(ACCOUNT.endsSessions(changes)).isFalse();
  }

  @Test
  void several_changes_at_once_count_as_one_version_and_one_session_generation() {
    var changes =
        new AccountChanges(
            Optional.of(NEW_EMAIL),
            Optional.of(NEW_HASH),
            Optional.of(false),
            Optional.of(true),
            Optional.empty(),
            Attributes.NONE);

    assertThat(ACCOUNT.after(changes))
        .isEqualTo(new Account(new User(ID, NEW_EMAIL, false, true, false), NEW_HASH, 8, 4));
  }

  @Test
  void the_text_form_of_an_account_contains_no_hash() {
    assertThat(ACCOUNT.toString()).doesNotContain(HASH.value());
  }

  private static AccountChanges newEmail(EmailAddress email) {
    return AccountChanges.own(Optional.of(email), Optional.empty(), Attributes.NONE);
  }

  private static AccountChanges changes(
      Optional<EmailAddress> email, boolean active, boolean superuser, boolean verified) {
    return new AccountChanges(
        email,
        Optional.empty(),
        Optional.of(active),
        Optional.of(superuser),
        Optional.of(verified),
        Attributes.NONE);
  }
}
