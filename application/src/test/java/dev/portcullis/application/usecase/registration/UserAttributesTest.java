package dev.portcullis.application.usecase.registration;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static dev.portcullis.application.memory.TestApplication.PASSWORD;
import static dev.portcullis.application.memory.TestUserSchema.BAD_TITLE;
import static dev.portcullis.application.memory.TestUserSchema.NO_TITLE;
import static dev.portcullis.application.memory.TestUserSchema.TOO_YOUNG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.memory.TestUserSchema;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.application.port.in.account.UpdateUser.Result.EmailTaken;
import dev.portcullis.application.port.in.account.UpdateUser.Result.InvalidAttributes;
import dev.portcullis.application.port.in.account.UpdateUser.Result.Updated;
import dev.portcullis.application.port.in.account.UpdateUser.Result.WeakPassword;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AttributeViolation;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.Password;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Changes to custom fields. */
class UserAttributesTest {
  private static final Attributes PRINCE =
      Attributes.of(Map.of("title", "prince", "age", 20, "shield", "red"));

  private final TestApplication portcullis = new TestApplication();
  private final UpdateUser updateUser =
      portcullis.useCases(new TestUserSchema()).account().updateUser();
  private final Account arthur = user(ARTHUR, PRINCE);
  private final SignedInUser caller = portcullis.caller(arthur);
  private final SignedInUser elsewhere = portcullis.caller(arthur);

  @Test
  void a_changed_field_replaces_the_old_value_and_the_others_stay() {
    var king = Attributes.of(Map.of("title", "king", "age", 20, "shield", "red"));

    assertThat(own(Map.of("title", "king"))).isEqualTo(new Updated(withAttributes(king), true));

    assertThat(stored()).isEqualTo(new Account(withAttributes(king), arthur.passwordHash(), 1, 0));
    assertThat(portcullis.isOpen(elsewhere)).isTrue();
  }

  @Test
  @Timeout(10)
  void other_users_are_served_while_the_schema_is_evaluated() {
    var schema = new SlowSchema();
    UpdateUser slowUpdate = portcullis.useCases(schema).account().updateUser();

    var result =
        slowUpdate.update(
            new UpdateUser.Command.Own(
                caller,
                Optional.empty(),
                Optional.empty(),
                Attributes.of(Map.of("title", "king")),
                ClientInfo.UNKNOWN));

    assertThat(result).isInstanceOf(Updated.class);
    assertThat(schema.isEvaluated).isTrue();
  }

  /** A schema whose evaluation ends only after another user was registered meanwhile. */
  private final class SlowSchema implements UserSchema {
    private boolean isEvaluated;

    @Override
    public Set<String> names() {
      return Set.of("title");
    }

    @Override
    public Attributes withDefaults(Attributes given) {
      return given;
    }

    @Override
    public List<AttributeViolation> violations(Attributes attributes) {
      CompletableFuture.runAsync(() -> portcullis.user(LANCELOT)).join();
      isEvaluated = true;
      return List.of();
    }
  }

  @Test
  void an_administrator_changes_any_users_fields() {
    UpdateUser.Result result =
        updateUser.update(
            new UpdateUser.Command.Any(
                Administrator.operator(),
                new UserReference.WithId(arthur.id()),
                () ->
                    new UpdateUser.Changes(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(false),
                        Attributes.of(Map.of("age", 21))),
                ClientInfo.UNKNOWN));

    User changed =
        new User(
            arthur.id(), ARTHUR, true, false, false, PRINCE.with(Attributes.of(Map.of("age", 21))));
    assertThat(result).isEqualTo(new Updated(changed, true));
    assertThat(stored().user()).isEqualTo(changed);
  }

  @Test
  void an_equal_value_in_another_notation_is_no_change() {
    assertThat(own(Map.of("age", new BigDecimal("20.0"), "title", "prince")))
        .isEqualTo(new Updated(arthur.user(), false));

    assertThat(stored()).isEqualTo(arthur);
  }

  @Test
  void if_the_schema_rejects_a_field_nothing_else_changes_either() {
    UpdateUser.Result result =
        own(
            Optional.of(TestData.email()),
            Optional.of("excalibur"),
            Attributes.of(Map.of("title", 7)));

    assertThat(result).isEqualTo(new InvalidAttributes(List.of(BAD_TITLE)));
    assertThat(stored()).isEqualTo(arthur);
    assertThat(portcullis.isOpen(elsewhere)).isTrue();
  }

  @Test
  void a_field_set_to_null_is_present_and_may_be_rejected() {
    var noShield = Attributes.of(Collections.singletonMap("shield", null));
    var noTitle = Attributes.of(Collections.singletonMap("title", null));

    assertThat(own(Optional.empty(), Optional.empty(), noShield))
        .isEqualTo(new Updated(withAttributes(PRINCE.with(noShield)), true));
    assertThat(own(Optional.empty(), Optional.empty(), noTitle))
        .isEqualTo(new InvalidAttributes(List.of(BAD_TITLE)));
  }

  @Test
  void new_values_are_validated_together_with_the_remaining_ones() {
    assertThat(own(Map.of("age", 15))).isInstanceOf(Updated.class);

    assertThat(own(Map.of("title", "king"))).isEqualTo(new InvalidAttributes(List.of(TOO_YOUNG)));
    assertThat(own(Map.of("title", "king", "age", 18))).isInstanceOf(Updated.class);
  }

  @Test
  void fields_that_predate_the_schema_do_not_prevent_other_changes() {
    Account lancelot = user(LANCELOT, Attributes.NONE);
    SignedInUser old = portcullis.caller(lancelot);
    var email = TestData.email();

    assertThat(own(old, Optional.of(email), Optional.of("excalibur"), Attributes.NONE))
        .isEqualTo(new Updated(new User(lancelot.id(), email, true, false, false), true));
    assertThat(own(old, Optional.empty(), Optional.empty(), Attributes.of(Map.of("age", 30))))
        .isEqualTo(new InvalidAttributes(List.of(NO_TITLE)));
  }

  @Test
  void a_taken_address_or_a_weak_password_changes_no_field() {
    user(LANCELOT, PRINCE);
    var king = Attributes.of(Map.of("title", "king"));

    assertThat(own(Optional.of(LANCELOT), Optional.empty(), king)).isEqualTo(new EmailTaken());
    assertThat(own(Optional.empty(), Optional.of("1234567"), king))
        .isInstanceOf(WeakPassword.class);

    assertThat(stored()).isEqualTo(arthur);
  }

  @Test
  void a_concurrent_change_to_another_field_is_kept() {
    portcullis.users.beforeNextWrite(
        () -> portcullis.change(arthur, TestData.newAttribute("shield", "blue")));

    own(Map.of("title", "king"));

    assertThat(stored().user().attributes())
        .isEqualTo(Attributes.of(Map.of("title", "king", "age", 20, "shield", "blue")));
    assertThat(stored().version()).isEqualTo(2);
  }

  @Test
  void a_change_that_a_concurrent_change_makes_invalid_is_refused() {
    portcullis.users.beforeNextWrite(
        () -> portcullis.change(arthur, TestData.newAttribute("age", 15)));

    assertThat(own(Map.of("title", "king"))).isEqualTo(new InvalidAttributes(List.of(TOO_YOUNG)));

    assertThat(stored().user().attributes())
        .isEqualTo(Attributes.of(Map.of("title", "prince", "age", 15, "shield", "red")));
    assertThat(portcullis.told).isEmpty();
  }

  @Test
  void a_change_that_was_made_concurrently_already_changes_nothing() {
    portcullis.users.beforeNextWrite(
        () -> portcullis.change(arthur, TestData.newAttribute("title", "king")));

    assertThat(own(Map.of("title", "king"))).isInstanceOf(Updated.class);

    assertThat(stored().version()).isEqualTo(1);
    assertThat(portcullis.told).isEmpty();
  }

  @Test
  void an_edge_can_list_the_custom_fields_and_validate_those_of_a_new_user() {
    var registration = portcullis.useCases(new TestUserSchema()).registration();

    assertThat(registration.describeUserFields().names())
        .containsExactlyInAnyOrder("title", "age", "shield");
    assertThat(registration.checkUserFields().violationsOfNewUser(PRINCE)).isEmpty();
    assertThat(registration.checkUserFields().violationsOfNewUser(Attributes.NONE))
        .containsExactly(NO_TITLE);
  }

  private UpdateUser.Result own(Map<String, Object> attributes) {
    return own(Optional.empty(), Optional.empty(), Attributes.of(attributes));
  }

  private UpdateUser.Result own(
      Optional<EmailAddress> email, Optional<String> password, Attributes attributes) {
    return own(caller, email, password, attributes);
  }

  private UpdateUser.Result own(
      SignedInUser who,
      Optional<EmailAddress> email,
      Optional<String> password,
      Attributes attributes) {
    return updateUser.update(
        new UpdateUser.Command.Own(
            who, email, password.map(Password::of), attributes, ClientInfo.UNKNOWN));
  }

  private Account user(EmailAddress email, Attributes attributes) {
    var user = new User(portcullis.identifiers.newUserId(), email, true, false, true, attributes);
    return TestData.stored(
        portcullis.storage, Account.open(user, TestApplication.hashOf(PASSWORD)));
  }

  private User withAttributes(Attributes attributes) {
    return new User(arthur.id(), ARTHUR, true, false, true, attributes);
  }

  private Account stored() {
    return portcullis.now(arthur.id());
  }
}
