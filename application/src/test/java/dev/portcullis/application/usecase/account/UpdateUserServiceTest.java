package dev.portcullis.application.usecase.account;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.DENIED_PASSWORD;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static dev.portcullis.application.memory.TestApplication.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.application.port.in.account.UpdateUser.Changes;
import dev.portcullis.application.port.in.account.UpdateUser.Command.Any;
import dev.portcullis.application.port.in.account.UpdateUser.Command.Own;
import dev.portcullis.application.port.in.account.UpdateUser.Result.EmailTaken;
import dev.portcullis.application.port.in.account.UpdateUser.Result.NoLongerPermitted;
import dev.portcullis.application.port.in.account.UpdateUser.Result.NotFound;
import dev.portcullis.application.port.in.account.UpdateUser.Result.Updated;
import dev.portcullis.application.port.in.account.UpdateUser.Result.WeakPassword;
import dev.portcullis.application.port.in.login.LostAccess;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.Password;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UpdateUserServiceTest {
  private static final EmailAddress KING = new EmailAddress("king@camelot.bt");
  private static final NoLongerPermitted SESSION_OVER =
      new NoLongerPermitted(LostAccess.SESSION_OVER);
  private static final WeakPassword TOO_SHORT =
      new WeakPassword("Password must have at least 8 characters");
  private static final WeakPassword DENIED =
      new WeakPassword(
          "Password is on a list of known passwords, which attackers try first; choose another");
  private static final WeakPassword OWN_ADDRESS =
      new WeakPassword("Password must not contain the e-mail address; choose another");

  private final TestApplication portcullis = new TestApplication();
  private final UpdateUser updateUser = portcullis.useCases().account().updateUser();
  private final Account arthur = portcullis.user(ARTHUR);
  private final SignedInUser caller = portcullis.caller(arthur);
  private final SignedInUser elsewhere = portcullis.caller(arthur);
  private final Account lancelot = portcullis.user(LANCELOT);
  private final SignedInUser other = portcullis.caller(lancelot);

  @Nested
  class OwnTest {
    @Test
    void changing_nothing_changes_nothing() {
      assertThat(own(Optional.empty(), Optional.empty()))
          .isEqualTo(new Updated(arthur.user(), false));
      assertThat(own(email(new EmailAddress("ARTHUR@Camelot.BT")), Optional.empty()))
          .isEqualTo(new Updated(arthur.user(), false));

      assertThat(stored()).isEqualTo(arthur);
      assertThat(portcullis.recorder.work()).isZero();
    }

    @Test
    void a_changed_address_is_unverified_and_every_session_stays_open() {
      var moved = new User(arthur.id(), KING, true, false, false);

      assertThat(own(email(KING), Optional.empty())).isEqualTo(new Updated(moved, true));

      assertThat(stored()).isEqualTo(new Account(moved, arthur.passwordHash(), 1, 0));
      assertOpen(caller, elsewhere, other);
    }

    @Test
    void another_users_address_is_taken_and_nothing_changes() {
      assertThat(own(email(LANCELOT), Optional.of("excalibur"))).isEqualTo(new EmailTaken());

      assertThat(stored()).isEqualTo(arthur);
      assertOpen(caller, elsewhere, other);
    }

    @Test
    void a_new_password_ends_all_sessions_but_the_current_one() {
      assertThat(own(Optional.empty(), Optional.of("excalibur")))
          .isEqualTo(new Updated(arthur.user(), true));

      assertThat(portcullis.isPassword("excalibur", arthur.id())).isTrue();
      assertThat(stored().sessionGeneration()).isEqualTo(1);
      assertOpen(caller, other);
      assertOver(elsewhere);
      assertThat(portcullis.recorder.work()).isEqualTo(1);
    }

    @Test
    void setting_the_same_password_counts_as_a_new_password() {
      own(Optional.empty(), Optional.of(PASSWORD));

      assertThat(stored().sessionGeneration()).isEqualTo(1);
      assertOver(elsewhere);
    }

    @Test
    void a_weak_password_changes_nothing() {
      assertThat(own(email(KING), Optional.of("1234567"))).isEqualTo(TOO_SHORT);

      assertThat(stored()).isEqualTo(arthur);
      assertThat(portcullis.recorder.work()).isZero();
    }

    @Test
    void a_denied_password_and_the_old_and_new_address_as_password_change_nothing() {
      assertThat(own(Optional.empty(), Optional.of(DENIED_PASSWORD))).isEqualTo(DENIED);
      assertThat(own(Optional.empty(), Optional.of(ARTHUR.value()))).isEqualTo(OWN_ADDRESS);
      assertThat(own(email(KING), Optional.of(ARTHUR.value()))).isEqualTo(OWN_ADDRESS);
      assertThat(own(email(KING), Optional.of(KING.value()))).isEqualTo(OWN_ADDRESS);

      assertThat(stored()).isEqualTo(arthur);
      assertThat(portcullis.recorder.work()).isZero();
    }

    @Test
    void an_ended_session_changes_nothing() {
      portcullis.storage.sessions().end(caller.session().id());

      assertThat(own(email(KING), Optional.empty())).isEqualTo(SESSION_OVER);

      assertThat(stored()).isEqualTo(arthur);
    }

    @Test
    void a_session_that_expires_meanwhile_changes_nothing() {
      portcullis.hasher.whileHashing(() -> portcullis.clock.set(caller.session().expires()));

      assertThat(own(Optional.empty(), Optional.of("excalibur"))).isEqualTo(SESSION_OVER);

      assertThat(stored()).isEqualTo(arthur);
    }

    @Test
    void a_session_that_ends_while_the_password_is_hashed_changes_nothing() {
      portcullis.hasher.whileHashing(
          () -> portcullis.storage.sessions().end(caller.session().id()));

      assertThat(own(email(KING), Optional.of("excalibur"))).isEqualTo(SESSION_OVER);

      assertThat(stored()).isEqualTo(arthur);
    }

    @Test
    void a_password_set_by_another_while_the_users_own_is_hashed_is_kept() {
      portcullis.hasher.whileHashing(() -> portcullis.change(arthur, TestData.newPassword()));

      assertThat(own(Optional.empty(), Optional.of("excalibur"))).isEqualTo(SESSION_OVER);

      assertThat(portcullis.isPassword("excalibur", arthur.id())).isFalse();
    }

    @Test
    void a_password_set_by_another_just_before_the_change_is_kept() {
      portcullis.users.beforeNextWrite(() -> portcullis.change(arthur, TestData.newPassword()));

      assertThat(own(Optional.empty(), Optional.of("excalibur"))).isEqualTo(SESSION_OVER);

      assertThat(portcullis.isPassword("excalibur", arthur.id())).isFalse();
    }

    @Test
    void a_user_who_is_deactivated_meanwhile_changes_nothing() {
      portcullis.users.beforeNextWrite(() -> portcullis.change(arthur, TestData.activation(false)));

      assertThat(own(email(KING), Optional.empty())).isEqualTo(SESSION_OVER);

      assertThat(stored().user().email()).isEqualTo(ARTHUR);
      assertThat(stored().user().active()).isFalse();
    }

    @Test
    void a_user_who_is_deleted_meanwhile_changes_nothing() {
      portcullis.users.beforeNextWrite(() -> portcullis.storage.users().remove(arthur.id()));

      assertThat(own(email(KING), Optional.empty())).isEqualTo(SESSION_OVER);

      assertThat(portcullis.storage.users().findById(arthur.id())).isEmpty();
    }

    @Test
    void a_deleted_users_password_is_not_even_hashed() {
      portcullis.storage.users().remove(arthur.id());

      assertThat(own(Optional.empty(), Optional.of("excalibur"))).isEqualTo(SESSION_OVER);

      assertThat(portcullis.recorder.work()).isZero();
    }

    @Test
    void a_concurrent_change_of_rights_is_kept() {
      portcullis.users.beforeNextWrite(() -> portcullis.change(arthur, TestData.promotion()));

      own(email(KING), Optional.empty());

      assertThat(stored().user()).isEqualTo(new User(arthur.id(), KING, true, true, false));
      assertThat(stored().version()).isEqualTo(2);
    }

    @Test
    void after_concurrent_password_changes_in_many_sessions_one_session_stays_open() {
      List<SignedInUser> callers =
          IntStream.range(0, Race.CONTENDERS)
              .mapToObj(number -> portcullis.caller(arthur))
              .toList();

      List<UpdateUser.Result> results =
          Race.among(
              number ->
                  () ->
                      update(
                          password ->
                              new Own(
                                  callers.get(number),
                                  Optional.empty(),
                                  password,
                                  Attributes.NONE,
                                  ClientInfo.UNKNOWN),
                          Optional.of("excalibur " + number)));

      assertThat(results).filteredOn(Updated.class::isInstance).hasSize(1);
      int winner = results.indexOf(new Updated(arthur.user(), true));
      assertThat(Race.count(results, SESSION_OVER)).isEqualTo(Race.CONTENDERS - 1);
      assertThat(callers).filteredOn(portcullis::isOpen).containsExactly(callers.get(winner));
      assertThat(portcullis.isPassword("excalibur " + winner, arthur.id())).isTrue();
    }
  }

  @Nested
  class AnyTest {
    @Test
    void an_administrator_can_change_everything_at_once() {
      var changed = new User(arthur.id(), KING, false, true, true);

      UpdateUser.Result result =
          update(
              password ->
                  change(
                      arthur.user(),
                      new Changes(
                          email(KING),
                          password,
                          Optional.of(false),
                          Optional.of(true),
                          Optional.of(true),
                          Attributes.NONE)),
              Optional.of("excalibur"));

      assertThat(result).isEqualTo(new Updated(changed, true));
      assertThat(stored()).isEqualTo(new Account(changed, stored().passwordHash(), 1, 1));
      assertThat(portcullis.isPassword("excalibur", arthur.id())).isTrue();
      assertOver(caller, elsewhere);
      assertOpen(other);
    }

    @Test
    void changing_nothing_changes_nothing() {
      assertThat(any(arthur.user(), Optional.empty(), Optional.empty()))
          .isEqualTo(new Updated(arthur.user(), false));

      assertThat(stored()).isEqualTo(arthur);
    }

    @Test
    void a_changed_address_is_unverified_unless_the_administrator_sets_verified() {
      assertThat(any(arthur.user(), email(KING), Optional.empty()))
          .isEqualTo(new Updated(new User(arthur.id(), KING, true, false, false), true));
    }

    @Test
    void a_password_set_by_an_administrator_ends_every_session() {
      any(arthur.user(), Optional.empty(), Optional.of("excalibur"));

      assertOver(caller, elsewhere);
      assertOpen(other);
    }

    @Test
    void a_deactivation_ends_every_session_and_an_activation_restores_none() {
      setActive(false);
      assertOver(caller, elsewhere);
      assertOpen(other);

      setActive(true);
      assertOver(caller, elsewhere);
      assertThat(stored()).isEqualTo(new Account(arthur.user(), arthur.passwordHash(), 2, 1));
    }

    @Test
    void a_change_of_rights_leaves_sessions_open() {
      UpdateUser.Result result = updateUser.update(rights(Optional.of(true), Optional.of(false)));

      assertThat(result)
          .isEqualTo(new Updated(new User(arthur.id(), ARTHUR, true, true, false), true));
      assertOpen(caller, elsewhere, other);
    }

    @Test
    void another_users_address_is_taken() {
      assertThat(any(arthur.user(), email(LANCELOT), Optional.of("excalibur")))
          .isEqualTo(new EmailTaken());

      assertThat(stored()).isEqualTo(arthur);
      assertOpen(caller, elsewhere);
    }

    @Test
    void a_weak_password_changes_nothing() {
      assertThat(any(arthur.user(), email(KING), Optional.of("1234567"))).isEqualTo(TOO_SHORT);

      assertThat(stored()).isEqualTo(arthur);
    }

    @Test
    void a_denied_password_and_the_users_old_and_new_address_as_password_change_nothing() {
      assertThat(any(arthur.user(), Optional.empty(), Optional.of(DENIED_PASSWORD)))
          .isEqualTo(DENIED);
      assertThat(any(arthur.user(), Optional.empty(), Optional.of(ARTHUR.value())))
          .isEqualTo(OWN_ADDRESS);
      assertThat(any(arthur.user(), email(KING), Optional.of(KING.value()))).isEqualTo(OWN_ADDRESS);

      assertThat(stored()).isEqualTo(arthur);
      assertThat(portcullis.recorder.work()).isZero();
    }

    @Test
    void a_missing_user_is_not_found() {
      portcullis.storage.users().remove(arthur.id());

      assertThat(any(arthur.user(), email(KING), Optional.empty())).isEqualTo(new NotFound());
    }

    @Test
    void a_user_who_is_deleted_meanwhile_is_not_found() {
      portcullis.users.beforeNextWrite(() -> portcullis.storage.users().remove(arthur.id()));

      assertThat(any(arthur.user(), email(KING), Optional.empty())).isEqualTo(new NotFound());

      assertThat(portcullis.storage.users().findById(arthur.id())).isEmpty();
    }

    @Test
    void concurrent_changes_to_different_fields_are_all_kept() {
      List<Any> changes =
          List.of(
              rights(Optional.of(true), Optional.empty()),
              rights(Optional.empty(), Optional.of(false)));

      List<UpdateUser.Result> results =
          Race.among(number -> () -> updateUser.update(changes.get(number % 2)));

      assertThat(results).hasOnlyElementsOfType(Updated.class);
      assertThat(stored().user()).isEqualTo(new User(arthur.id(), ARTHUR, true, true, false));
      assertThat(stored().version()).isEqualTo(2);
    }

    @Test
    void an_endless_series_of_conflicts_is_reported_as_an_unavailable_store() {
      portcullis.users.beforeWriting(
          () -> portcullis.change(arthur, TestData.newEmail(TestData.email())));

      assertThatExceptionOfType(StoreUnavailable.class)
          .isThrownBy(() -> any(arthur.user(), email(KING), Optional.of("excalibur")));

      assertThat(portcullis.recorder.work()).isEqualTo(1);
    }

    @Test
    void nothing_changes_when_the_hasher_is_overloaded() {
      portcullis.hasher.whileHashing(
          () -> {
            throw new Overloaded(Duration.ofSeconds(1));
          });

      assertThatExceptionOfType(Overloaded.class)
          .isThrownBy(() -> any(arthur.user(), email(KING), Optional.of("excalibur")));

      assertThat(stored()).isEqualTo(arthur);
      assertOpen(caller, elsewhere);
    }

    private Any rights(Optional<Boolean> superuser, Optional<Boolean> verified) {
      return change(
          arthur.user(),
          new Changes(
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              superuser,
              verified,
              Attributes.NONE));
    }

    private void setActive(boolean active) {
      UpdateUser.Result result =
          updateUser.update(change(arthur.user(), Changes.NONE.withActive(active)));
      assertThat(result)
          .isEqualTo(new Updated(new User(arthur.id(), ARTHUR, active, false, true), true));
    }
  }

  private UpdateUser.Result own(Optional<EmailAddress> email, Optional<String> text) {
    return update(
        password -> new Own(caller, email, password, Attributes.NONE, ClientInfo.UNKNOWN), text);
  }

  private UpdateUser.Result any(User user, Optional<EmailAddress> email, Optional<String> text) {
    return update(
        password ->
            change(
                user,
                new Changes(
                    email,
                    password,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Attributes.NONE)),
        text);
  }

  private static Any change(User user, Changes changes) {
    return new Any(
        Administrator.operator(),
        new UserReference.WithId(user.id()),
        () -> changes,
        ClientInfo.UNKNOWN);
  }

  /** Checks that the password is wiped in every case. */
  private UpdateUser.Result update(
      Function<Optional<Password>, UpdateUser.Command> command, Optional<String> text) {
    Optional<Password> password = text.map(Password::of);
    try {
      return updateUser.update(command.apply(password));
    } finally {
      password.ifPresent(TestApplication::assertWiped);
    }
  }

  private Account stored() {
    return portcullis.now(arthur.id());
  }

  private static Optional<EmailAddress> email(EmailAddress email) {
    return Optional.of(email);
  }

  private void assertOpen(SignedInUser... callers) {
    assertThat(callers).allMatch(portcullis::isOpen);
  }

  private void assertOver(SignedInUser... callers) {
    assertThat(callers).noneMatch(portcullis::isOpen);
  }
}
