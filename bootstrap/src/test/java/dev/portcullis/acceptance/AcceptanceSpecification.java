package dev.portcullis.acceptance;

import static dev.portcullis.acceptance.ServerUnderTest.atOnce;
import static dev.portcullis.acceptance.ServerUnderTest.newEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.acceptance.Api.Person;
import dev.portcullis.acceptance.emaillink.PasswordResetSpecification;
import dev.portcullis.acceptance.emaillink.VerificationSpecification;
import dev.portcullis.acceptance.password.DeniedPasswordsSpecification;
import dev.portcullis.bootstrap.Extensions;
import dev.portcullis.bootstrap.Portcullis;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The life of a user account. One specification for every protocol and every database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AcceptanceSpecification
    implements VerificationSpecification, PasswordResetSpecification, DeniedPasswordsSpecification {
  private static final String NOBODY = "00000000-0000-7000-8000-000000000000";

  private final Mailbox mailbox = new Mailbox();
  private Map<String, String> settings;
  private Portcullis portcullis;
  private Api api;

  public abstract Map<String, String> newSettings();

  public abstract Api connect(Portcullis portcullis);

  @BeforeAll
  public void start() {
    settings = newSettings();
    portcullis =
        TestServers.start(settings, InstantSource.system(), Extensions.NONE.withMailer(mailbox));
    api = connect(portcullis);
  }

  @AfterAll
  public void stop() {
    api.close();
    portcullis.close();
  }

  @Override
  public Api api() {
    return api;
  }

  @Override
  public Mailbox mailbox() {
    return mailbox;
  }

  @Override
  public Map<String, String> settings() {
    return settings;
  }

  // Registration

  @Test
  public void a_new_user_is_active_unverified_and_no_superuser() {
    var person = api.register(Map.of("email", "Lancelot@Camelot.bt", "password", PASSWORD)).value();

    assertThat(person)
        .isEqualTo(new Person(person.id(), "lancelot@camelot.bt", true, false, false));
  }

  @Test
  public void a_registration_cannot_set_rights() {
    var fields =
        Map.<String, Object>of(
            "email", newEmail(),
            "password", PASSWORD,
            "is_superuser", true,
            "is_verified", true,
            "is_active", false);

    var person = api.register(fields).value();

    assertThat(person.superuser()).isFalse();
    assertThat(person.verified()).isFalse();
    assertThat(person.active()).isTrue();
  }

  @Test
  public void an_address_is_claimed_once_regardless_of_letter_case() {
    var person = newPerson();
    String shouted = person.email().replace("knight", "KNIGHT");

    var again = api.register(Map.of("email", shouted, "password", PASSWORD));

    assertThat(again.code()).isEqualTo("REGISTER_USER_ALREADY_EXISTS");
  }

  @Test
  public void of_many_concurrent_registrations_of_one_address_exactly_one_succeeds()
      throws Exception {
    String email = newEmail();

    var codes = atOnce(16, () -> api.register(Map.of("email", email, "password", PASSWORD)).code());

    assertThat(codes).containsOnlyOnce("OK");
    assertThat(codes).filteredOn("REGISTER_USER_ALREADY_EXISTS"::equals).hasSize(15);
  }

  @Test
  public void the_minimum_password_length_counts_code_points() {
    String seven = "🗡".repeat(7);

    assertThat(api.register(Map.of("email", newEmail(), "password", seven)).code())
        .isEqualTo("REGISTER_INVALID_PASSWORD");
    assertThat(api.register(Map.of("email", newEmail(), "password", seven + "🗡")).code())
        .isEqualTo("OK");
  }

  @Test
  public void the_maximum_password_length_counts_bytes() {
    String longest = "🗡".repeat(256);

    assertThat(api.register(Map.of("email", newEmail(), "password", longest)).code())
        .isEqualTo("OK");
    var tooLong = api.register(Map.of("email", newEmail(), "password", longest + "!"));
    assertThat(tooLong.code()).isEqualTo("INVALID_INPUT");
    assertThat(tooLong.fields()).containsExactly("password");
  }

  @Test
  public void all_invalid_fields_of_a_registration_are_reported_at_once() {
    assertThat(api.register(Map.of()).fields()).containsExactly("email", "password");
    assertThat(api.register(Map.of("email", "king.arthur", "password", "")).fields())
        .containsExactly("email", "password");
    assertThat(api.register(Map.of("email", "a\0b@camelot.bt", "password", PASSWORD)).fields())
        .containsExactly("email");
  }

  // Log-in

  @Test
  public void a_user_logs_in_with_the_address_in_any_letter_case() {
    var person = newPerson();

    String token = logIn(person.email().replace("knight", "Knight"), PASSWORD).value();

    assertThat(api.me(token).value()).isEqualTo(person);
  }

  @Test
  public void wrong_passwords_unknown_addresses_and_inactive_users_get_the_same_error() {
    var person = newPerson();
    var inactive = newPerson();
    api.update(superuserToken(), inactive.id(), Map.of("is_active", false)).value();

    assertThat(
            List.of(
                logIn(person.email(), "not-guinevere"),
                logIn("nobody@camelot.bt", PASSWORD),
                logIn("no address at all", PASSWORD),
                logIn(inactive.email(), PASSWORD)))
        .extracting(Outcome::code)
        .containsOnly("LOGIN_BAD_CREDENTIALS");
  }

  @Test
  public void a_log_in_without_username_and_password_reports_both_fields() {
    assertThat(api.logIn("jwt", Map.of()).fields()).containsExactly("password", "username");
  }

  @Test
  public void tokens_of_every_bearer_backend_are_valid_on_every_route() {
    var person = newPerson();

    for (String backend : List.of("jwt", "database")) {
      String token =
          api.logIn(backend, Map.of("username", person.email(), "password", PASSWORD)).value();
      assertThat(api.me(token).value()).isEqualTo(person);
      assertThat(api.logOut(token).code()).isEqualTo("OK");
      assertThat(api.me(token).code()).isEqualTo("UNAUTHORIZED");
    }
  }

  // Log-out

  @Test
  public void a_log_out_ends_only_its_own_session() {
    var person = newPerson();
    String here = tokenOf(person);
    String there = tokenOf(person);

    api.logOut(here).value();

    assertThat(api.me(here).code()).isEqualTo("UNAUTHORIZED");
    assertThat(api.logOut(here).code()).isEqualTo("UNAUTHORIZED");
    assertThat(api.me(there).code()).isEqualTo("OK");
  }

  @Test
  public void every_call_without_a_valid_token_is_unauthorized() {
    for (String token : List.of("", "nonsense", tokenOf(newPerson()) + "x")) {
      assertThat(api.me(token).code()).isEqualTo("UNAUTHORIZED");
      assertThat(api.updateMe(token, Map.of()).code()).isEqualTo("UNAUTHORIZED");
      assertThat(api.logOut(token).code()).isEqualTo("UNAUTHORIZED");
      assertThat(api.get(token, NOBODY).code()).isEqualTo("UNAUTHORIZED");
      assertThat(api.update(token, NOBODY, Map.of()).code()).isEqualTo("UNAUTHORIZED");
      assertThat(api.delete(token, NOBODY).code()).isEqualTo("UNAUTHORIZED");
      assertThat(api.list(token, 10, "").code()).isEqualTo("UNAUTHORIZED");
    }
  }

  // The user's own profile

  @Test
  public void an_empty_change_succeeds() {
    var person = newPerson();

    assertThat(api.updateMe(tokenOf(person), Map.of()).value()).isEqualTo(person);
  }

  @Test
  public void users_cannot_change_their_own_rights() {
    var person = newPerson();

    var rights = Map.<String, Object>of("is_superuser", true, "is_verified", true);

    assertThat(api.updateMe(tokenOf(person), rights).value()).isEqualTo(person);
  }

  @Test
  public void a_changed_address_is_unverified() {
    var person = newPerson();
    api.update(superuserToken(), person.id(), Map.of("is_verified", true)).value();
    String email = newEmail();

    var changed = api.updateMe(tokenOf(person), Map.of("email", email)).value();

    assertThat(changed.email()).isEqualTo(email);
    assertThat(changed.verified()).isFalse();
  }

  @Test
  public void the_current_address_in_another_letter_case_changes_nothing() {
    var person = newPerson();
    api.update(superuserToken(), person.id(), Map.of("is_verified", true)).value();
    String shouted = person.email().replace("knight", "KNIGHT");

    var same = api.updateMe(tokenOf(person), Map.of("email", shouted)).value();

    assertThat(same.email()).isEqualTo(person.email());
    assertThat(same.verified()).isTrue();
  }

  @Test
  public void the_address_of_another_user_cannot_be_taken() {
    var other = newPerson();

    assertThat(api.updateMe(tokenOf(newPerson()), Map.of("email", other.email())).code())
        .isEqualTo("UPDATE_USER_EMAIL_ALREADY_EXISTS");
  }

  @Test
  public void a_changed_password_ends_all_sessions_but_the_one_that_changed_it() {
    var person = newPerson();
    String here = tokenOf(person);
    String there = tokenOf(person);
    String opaque =
        api.logIn("database", Map.of("username", person.email(), "password", PASSWORD)).value();

    api.updateMe(here, Map.of("password", "excalibur")).value();

    assertThat(api.me(here).code()).isEqualTo("OK");
    assertThat(api.me(there).code()).isEqualTo("UNAUTHORIZED");
    assertThat(api.me(opaque).code()).isEqualTo("UNAUTHORIZED");
    assertThat(logIn(person.email(), PASSWORD).code()).isEqualTo("LOGIN_BAD_CREDENTIALS");
    assertThat(logIn(person.email(), "excalibur").code()).isEqualTo("OK");
  }

  @Test
  public void a_weak_new_password_changes_nothing() {
    var person = newPerson();

    assertThat(api.updateMe(tokenOf(person), Map.of("password", "short")).code())
        .isEqualTo("UPDATE_USER_INVALID_PASSWORD");
    assertThat(logIn(person.email(), PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  public void sessions_opened_during_a_password_change_are_ended_by_it() throws Exception {
    var person = newPerson();
    String changer = tokenOf(person);
    List<Callable<String>> racers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      racers.add(
          () ->
              logIn(person.email(), PASSWORD) instanceof Outcome.Done<String> in ? in.value() : "");
    }
    racers.add(6, () -> api.updateMe(changer, Map.of("password", "excalibur")).code());

    var tokens = atOnce(racers);

    assertThat(api.me(changer).code()).isEqualTo("OK");
    assertThat(tokens)
        .allSatisfy(token -> assertThat(api.me(token).code()).isEqualTo("UNAUTHORIZED"));
  }

  // Superusers

  @Test
  public void ordinary_users_cannot_administer_accounts() {
    String token = tokenOf(newPerson());
    String other = newPerson().id();

    assertThat(api.get(token, other).code()).isEqualTo("FORBIDDEN");
    assertThat(api.update(token, other, Map.of("email", "no address")).code())
        .isEqualTo("FORBIDDEN");
    assertThat(api.delete(token, other).code()).isEqualTo("FORBIDDEN");
    assertThat(api.get(token, "no-id").code()).isEqualTo("FORBIDDEN");
    assertThat(api.list(token, 10, "").code()).isEqualTo("FORBIDDEN");
  }

  @Test
  public void unknown_and_malformed_ids_are_not_found() {
    String token = superuserToken();

    for (String id : List.of(NOBODY, "no-id")) {
      assertThat(api.get(token, id).code()).isEqualTo("NOT_FOUND");
      assertThat(api.update(token, id, Map.of("is_active", false)).code()).isEqualTo("NOT_FOUND");
      assertThat(api.delete(token, id).code()).isEqualTo("NOT_FOUND");
    }
  }

  @Test
  public void an_unknown_user_is_reported_before_an_invalid_change() {
    String token = superuserToken();

    for (String id : List.of(NOBODY, "no-id")) {
      for (Map<String, Object> change :
          List.<Map<String, Object>>of(
              Map.of("email", "no address"), Map.of("password", "short"))) {
        assertThat(api.update(token, id, change).code()).isEqualTo("NOT_FOUND");
        assertThat(api.update("nonsense", id, change).code()).isEqualTo("UNAUTHORIZED");
        assertThat(api.update(tokenOf(newPerson()), id, change).code()).isEqualTo("FORBIDDEN");
      }
    }
  }

  @Test
  public void superusers_read_and_change_every_account() {
    String token = superuserToken();
    var person = newPerson();
    String email = newEmail();

    assertThat(api.get(token, person.id()).value()).isEqualTo(person);
    var changes = Map.<String, Object>of("email", email, "is_superuser", true, "is_verified", true);
    assertThat(api.update(token, person.id(), changes).value())
        .isEqualTo(new Person(person.id(), email, true, true, true));
    assertThat(api.get(token, person.id()).value().superuser()).isTrue();
  }

  @Test
  public void a_password_set_by_a_superuser_ends_all_sessions() {
    var person = newPerson();
    String session = tokenOf(person);

    api.update(superuserToken(), person.id(), Map.of("password", "excalibur")).value();

    assertThat(api.me(session).code()).isEqualTo("UNAUTHORIZED");
    assertThat(logIn(person.email(), "excalibur").code()).isEqualTo("OK");
  }

  @Test
  public void a_deactivation_ends_all_sessions_and_activation_brings_none_back() {
    String superuser = superuserToken();
    var person = newPerson();
    String session = tokenOf(person);

    api.update(superuser, person.id(), Map.of("is_active", false)).value();
    assertThat(api.me(session).code()).isEqualTo("UNAUTHORIZED");

    api.update(superuser, person.id(), Map.of("is_active", true)).value();
    assertThat(api.me(session).code()).isEqualTo("UNAUTHORIZED");
    assertThat(logIn(person.email(), PASSWORD).code()).isEqualTo("OK");
  }

  @Test
  public void a_deleted_user_is_gone_with_all_sessions() {
    String superuser = superuserToken();
    var person = newPerson();
    String session = tokenOf(person);

    api.delete(superuser, person.id()).value();

    assertThat(api.me(session).code()).isEqualTo("UNAUTHORIZED");
    assertThat(api.get(superuser, person.id()).code()).isEqualTo("NOT_FOUND");
    assertThat(logIn(person.email(), PASSWORD).code()).isEqualTo("LOGIN_BAD_CREDENTIALS");
  }

  @Test
  public void pages_list_every_user_once_in_the_order_of_ids() {
    String token = superuserToken();
    var newcomers = List.of(newPerson(), newPerson(), newPerson());
    List<Person> seen = new ArrayList<>();
    String next = "";
    do {
      var page = api.list(token, 2, next).value();
      assertThat(page.people()).hasSizeBetween(1, 2);
      seen.addAll(page.people());
      next = page.next();
    } while (!next.isEmpty());

    assertThat(seen).containsAll(newcomers);
    assertThat(seen).extracting(Person::id).isSorted().doesNotHaveDuplicates();
  }

  @Test
  public void page_sizes_and_page_tokens_are_validated() {
    String token = superuserToken();

    assertThat(api.list(token, 1001, "no-token").fields())
        .containsExactly("page_size", "page_token");
  }
}
