package dev.portcullis.application.usecase.registration;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.DENIED_PASSWORD;
import static dev.portcullis.application.memory.TestApplication.PASSWORD;
import static dev.portcullis.application.memory.TestApplication.assertWiped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.failure.Overloaded;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.memory.TestUserSchema;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.registration.CreateUser;
import dev.portcullis.application.port.in.registration.CreateUser.Result.Created;
import dev.portcullis.application.port.in.registration.RegisterUser;
import dev.portcullis.application.port.in.registration.RegisterUser.Result.EmailTaken;
import dev.portcullis.application.port.in.registration.RegisterUser.Result.InvalidAttributes;
import dev.portcullis.application.port.in.registration.RegisterUser.Result.Registered;
import dev.portcullis.application.port.in.registration.RegisterUser.Result.WeakPassword;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.password.Password;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Account creation by registration and by an administrator. */
class AccountCreationTest {
  private static final String OBJECTION = "Password must have at least 8 characters";
  private static final String DENIED =
      "Password is on a list of known passwords, which attackers try first; choose another";
  private static final String OWN_ADDRESS =
      "Password must not contain the e-mail address; choose another";

  private final TestApplication portcullis = new TestApplication();
  private final UseCases newAccounts = portcullis.useCases();
  private final UseCases useCasesWithOwnFields = portcullis.useCases(new TestUserSchema());

  @Test
  void a_registered_user_is_active_unverified_and_no_superuser() {
    User user = ((Registered) register(ARTHUR, PASSWORD)).user();

    assertThat(user).isEqualTo(new User(user.id(), ARTHUR, true, false, false));
    Account stored = portcullis.now(user.id());
    assertThat(stored).isEqualTo(Account.open(user, stored.passwordHash()));
    assertThat(portcullis.isPassword(PASSWORD, user.id())).isTrue();
  }

  @Test
  void an_address_can_be_registered_only_once_in_any_letter_case() {
    Account account = portcullis.user(ARTHUR);

    assertThat(register(new EmailAddress("ARTHUR@Camelot.BT"), "excalibur"))
        .isEqualTo(new EmailTaken());

    assertThat(portcullis.now(account.id())).isEqualTo(account);
  }

  @Test
  void of_concurrent_registrations_of_one_address_exactly_one_succeeds() {
    List<RegisterUser.Result> results = Race.among(number -> () -> register(ARTHUR, PASSWORD));

    assertThat(results).filteredOn(Registered.class::isInstance).hasSize(1);
    assertThat(Race.count(results, new EmailTaken())).isEqualTo(Race.CONTENDERS - 1);
  }

  @Test
  void an_address_that_is_claimed_while_the_password_is_hashed_is_taken() {
    portcullis.users.beforeNextWrite(() -> portcullis.user(ARTHUR));

    assertThat(register(ARTHUR, PASSWORD)).isEqualTo(new EmailTaken());
  }

  @Test
  void a_password_must_have_the_minimum_length_of_the_policy() {
    assertThat(register(ARTHUR, "1234567")).isEqualTo(new WeakPassword(OBJECTION));
    assertThat(portcullis.storage.users().findByEmail(ARTHUR)).isEmpty();
    assertThat(portcullis.recorder.work()).isZero();

    assertThat(register(ARTHUR, "12345678")).isInstanceOf(Registered.class);
  }

  @Test
  void denied_passwords_and_the_own_address_are_refused_without_a_hash() {
    assertThat(register(ARTHUR, DENIED_PASSWORD.toUpperCase(Locale.ROOT)))
        .isEqualTo(new WeakPassword(DENIED));
    assertThat(register(ARTHUR, "Arthur@camelot.bt")).isEqualTo(new WeakPassword(OWN_ADDRESS));

    assertThat(portcullis.storage.users().findByEmail(ARTHUR)).isEmpty();
    assertThat(portcullis.recorder.work()).isZero();
  }

  @Test
  void nothing_is_stored_when_the_hasher_is_overloaded() {
    portcullis.hasher.whileHashing(
        () -> {
          throw new Overloaded(Duration.ofSeconds(1));
        });

    assertThatExceptionOfType(Overloaded.class).isThrownBy(() -> register(ARTHUR, PASSWORD));

    assertThat(portcullis.storage.users().findByEmail(ARTHUR)).isEmpty();
  }

  @Test
  void an_administrator_can_set_rights_at_creation() {
    for (int flags = 0; flags < 4; flags++) {
      var email = new EmailAddress("knight" + flags + "@camelot.bt");
      boolean superuser = (flags & 1) != 0;
      boolean verified = (flags & 2) != 0;

      User user = ((Created) create(email, PASSWORD, superuser, verified)).user();

      assertThat(user).isEqualTo(new User(user.id(), email, true, superuser, verified));
      assertThat(portcullis.now(user.id()).user()).isEqualTo(user);
      assertThat(portcullis.isPassword(PASSWORD, user.id())).isTrue();
    }
  }

  @Test
  void the_same_rules_apply_to_an_administrator() {
    portcullis.user(ARTHUR);

    assertThat(create(ARTHUR, PASSWORD, true, true)).isEqualTo(new CreateUser.Result.EmailTaken());
    assertThat(create(new EmailAddress("mordred@camelot.bt"), "1234567", true, true))
        .isEqualTo(new CreateUser.Result.WeakPassword(OBJECTION));
    assertThat(create(new EmailAddress("mordred@camelot.bt"), DENIED_PASSWORD, true, true))
        .isEqualTo(new CreateUser.Result.WeakPassword(DENIED));
    assertThat(create(new EmailAddress("mordred@camelot.bt"), "mordred@camelot.bt", true, true))
        .isEqualTo(new CreateUser.Result.WeakPassword(OWN_ADDRESS));
  }

  @Test
  void custom_fields_are_stored_and_missing_ones_get_their_defaults() {
    User user =
        ((Registered) register(useCasesWithOwnFields, ARTHUR, PASSWORD, attributes("king"))).user();

    assertThat(user.attributes())
        .isEqualTo(Attributes.of(Map.of("title", "king", "shield", "plain")));
    assertThat(portcullis.now(user.id()).user()).isEqualTo(user);
  }

  @Test
  void a_given_value_overrides_the_default() {
    Attributes given = Attributes.of(Map.of("title", "king", "age", 20, "shield", "red"));

    User user = ((Registered) register(useCasesWithOwnFields, ARTHUR, PASSWORD, given)).user();

    assertThat(user.attributes()).isEqualTo(given);
  }

  @Test
  void custom_fields_must_match_the_schema_and_nothing_is_hashed_otherwise() {
    assertThat(register(useCasesWithOwnFields, ARTHUR, PASSWORD, Attributes.NONE))
        .isEqualTo(new InvalidAttributes(List.of(TestUserSchema.NO_TITLE)));
    assertThat(register(useCasesWithOwnFields, ARTHUR, "1", attributes(7)))
        .isEqualTo(new InvalidAttributes(List.of(TestUserSchema.BAD_TITLE)));

    assertThat(portcullis.storage.users().findByEmail(ARTHUR)).isEmpty();
    assertThat(portcullis.recorder.work()).isZero();
  }

  @Test
  void the_same_schema_applies_to_an_administrator() {
    assertThat(create(useCasesWithOwnFields, ARTHUR, PASSWORD, Attributes.NONE, true, true))
        .isEqualTo(new CreateUser.Result.InvalidAttributes(List.of(TestUserSchema.NO_TITLE)));

    var created =
        (Created) create(useCasesWithOwnFields, ARTHUR, PASSWORD, attributes("king"), true, true);
    assertThat(created.user().attributes())
        .isEqualTo(Attributes.of(Map.of("title", "king", "shield", "plain")));
  }

  private static Attributes attributes(Object title) {
    return Attributes.of(Map.of("title", title));
  }

  private RegisterUser.Result register(EmailAddress email, String text) {
    return register(newAccounts, email, text, Attributes.NONE);
  }

  /** Checks that the password is wiped in every case. */
  private RegisterUser.Result register(
      UseCases useCases, EmailAddress email, String text, Attributes attributes) {
    Password password = Password.of(text);
    try {
      return useCases
          .registration()
          .registerUser()
          .register(new RegisterUser.Command(email, password, attributes, ClientInfo.UNKNOWN));
    } finally {
      assertWiped(password);
    }
  }

  private CreateUser.Result create(
      EmailAddress email, String text, boolean superuser, boolean verified) {
    return create(newAccounts, email, text, Attributes.NONE, superuser, verified);
  }

  private CreateUser.Result create(
      UseCases useCases,
      EmailAddress email,
      String text,
      Attributes attributes,
      boolean superuser,
      boolean verified) {
    Password password = Password.of(text);
    try {
      return useCases
          .registration()
          .createUser()
          .create(
              new CreateUser.Command(
                  Administrator.operator(), email, password, attributes, superuser, verified));
    } finally {
      assertWiped(password);
    }
  }
}
