package dev.portcullis.application.usecase.audit;

import static dev.portcullis.application.contract.TestData.NOW;
import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static dev.portcullis.application.memory.TestApplication.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.memory.TestUserSchema;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.account.DeleteUser;
import dev.portcullis.application.port.in.account.UpdateUser;
import dev.portcullis.application.port.in.login.LogIn;
import dev.portcullis.application.port.in.login.LogIn.Result.LoggedIn;
import dev.portcullis.application.port.in.registration.CreateUser;
import dev.portcullis.application.port.in.registration.RegisterUser;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.Attributes;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.account.UserReference;
import dev.portcullis.domain.account.UserReference.Nobody;
import dev.portcullis.domain.account.UserReference.WithEmail;
import dev.portcullis.domain.account.UserReference.WithId;
import dev.portcullis.domain.account.Username;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.audit.EventContext;
import dev.portcullis.domain.login.Administrator;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.Password;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events that listeners receive: type, subject, time, actor and client. */
class PublishedEventsTest {
  private static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");
  private static final Attributes ATTRIBUTES = Attributes.of(Map.of("title", "knight"));

  private final TestApplication portcullis = new TestApplication();
  private final UseCases useCases = portcullis.useCases(new TestUserSchema());

  /** A superuser and a user with an open session each. */
  private final Account morgan =
      portcullis.change(portcullis.user(TestData.email()), TestData.promotion());

  private final Administrator administrator =
      Administrator.of(portcullis.caller(morgan)).orElseThrow();
  private final Account arthur = portcullis.user(ARTHUR);
  private final SignedInUser caller = portcullis.caller(arthur);

  @Test
  void a_registration_is_published_without_an_actor() {
    var result = (RegisterUser.Result.Registered) register(LANCELOT, PASSWORD, ATTRIBUTES);

    assertThat(portcullis.told)
        .containsExactly(new Event.UserRegistered(result.user(), byNobody()));
  }

  @Test
  void an_account_created_by_an_administrator_is_published_with_the_administrator_as_actor() {
    var result = (CreateUser.Result.Created) create(administrator);

    var occasion = new EventContext(NOW, ClientInfo.UNKNOWN, Optional.of(morgan.id()));
    assertThat(portcullis.told).containsExactly(new Event.UserRegistered(result.user(), occasion));
  }

  @Test
  void an_account_created_by_the_operator_is_published_without_an_actor() {
    var result = (CreateUser.Result.Created) create(Administrator.operator());

    var occasion = new EventContext(NOW, ClientInfo.UNKNOWN, Optional.empty());
    assertThat(portcullis.told).containsExactly(new Event.UserRegistered(result.user(), occasion));
  }

  @Test
  void a_refused_registration_is_not_published() {
    register(ARTHUR, PASSWORD, ATTRIBUTES);
    register(LANCELOT, "1234567", ATTRIBUTES);
    register(LANCELOT, PASSWORD, Attributes.NONE);
    portcullis.users.beforeNextWrite(() -> portcullis.user(LANCELOT));
    register(LANCELOT, PASSWORD, ATTRIBUTES);

    assertThat(portcullis.told).isEmpty();
  }

  @Test
  void a_log_in_is_published_with_its_session_and_the_user_as_actor() {
    var result = (LoggedIn) logIn(ARTHUR.value(), PASSWORD);

    assertThat(portcullis.told)
        .containsExactly(new Event.UserLoggedIn(arthur.user(), result.session(), by(arthur.id())));
  }

  @Test
  void a_refused_log_in_is_published_once_for_known_and_unknown_users() {
    Account inactive = portcullis.user(TestData.email());
    portcullis.change(inactive, TestData.activation(false));

    logIn(ARTHUR.value(), "morgana!");
    logIn(LANCELOT.value(), PASSWORD);
    logIn("no address", PASSWORD);
    logIn(inactive.user().email().value(), PASSWORD);

    assertThat(portcullis.told)
        .containsExactly(
            new Event.LogInRefused(Optional.of(arthur.id()), byNobody()),
            new Event.LogInRefused(Optional.empty(), byNobody()),
            new Event.LogInRefused(Optional.empty(), byNobody()),
            new Event.LogInRefused(Optional.of(inactive.id()), byNobody()));
  }

  @Test
  void a_log_in_refused_for_missing_verification_is_published() {
    Account unverified = portcullis.unverified(LANCELOT);

    logIn(LANCELOT.value(), PASSWORD, true);

    assertThat(portcullis.told)
        .containsExactly(new Event.LogInRefused(Optional.of(unverified.id()), byNobody()));
  }

  @Test
  void a_log_in_defeated_by_a_concurrent_change_is_published_as_refused() {
    portcullis.hasher.whileComparing(() -> portcullis.change(arthur, TestData.newPassword()));

    logIn(ARTHUR.value(), PASSWORD);

    assertThat(portcullis.told)
        .containsExactly(new Event.LogInRefused(Optional.of(arthur.id()), byNobody()));
  }

  @Test
  void a_users_own_change_is_published_with_the_names_of_the_changed_fields() {
    var email = TestData.email();

    update(own(Optional.of(email), Optional.of("excalibur"), ATTRIBUTES));

    var user = new User(arthur.id(), email, true, false, false, ATTRIBUTES);
    var fields = new TreeSet<>(List.of("email", "password", "title"));
    assertThat(portcullis.told)
        .containsExactly(new Event.UserUpdated(user, fields, by(arthur.id())));
  }

  @Test
  void an_administrators_change_is_published_with_the_administrator_as_actor() {
    update(any(administrator, arthur.user(), false));

    var user = new User(arthur.id(), ARTHUR, false, false, true);
    var fields = new TreeSet<>(List.of("is_active"));
    assertThat(portcullis.told)
        .containsExactly(new Event.UserUpdated(user, fields, by(morgan.id())));
  }

  @Test
  void the_operators_change_is_published_without_an_actor() {
    update(any(Administrator.operator(), arthur.user(), false));

    assertThat(portcullis.told).extracting(Event::context).containsExactly(byNobody());
  }

  @Test
  void an_empty_change_is_not_published() {
    update(own(Optional.empty(), Optional.empty(), Attributes.NONE));
    update(own(Optional.of(ARTHUR), Optional.empty(), Attributes.NONE));
    update(any(administrator, arthur.user(), true));

    assertThat(portcullis.told).isEmpty();
  }

  @Test
  void a_refused_change_is_not_published() {
    Account lancelot = portcullis.user(LANCELOT);

    update(own(Optional.of(lancelot.user().email()), Optional.empty(), ATTRIBUTES));
    update(own(Optional.empty(), Optional.of("1234567"), ATTRIBUTES));
    update(own(Optional.empty(), Optional.empty(), Attributes.of(Map.of("age", 1))));
    update(any(administrator, stranger(), false));
    portcullis.storage.sessions().end(caller.session().id());
    update(own(Optional.of(TestData.email()), Optional.empty(), ATTRIBUTES));

    assertThat(portcullis.told).isEmpty();
  }

  @Test
  void a_change_retried_after_a_concurrent_one_is_published_once() {
    portcullis.users.beforeNextWrite(() -> portcullis.change(arthur, TestData.promotion()));

    update(own(Optional.empty(), Optional.empty(), ATTRIBUTES));

    var user = new User(arthur.id(), ARTHUR, true, true, true, ATTRIBUTES);
    assertThat(portcullis.told)
        .containsExactly(
            new Event.UserUpdated(user, new TreeSet<>(List.of("title")), by(arthur.id())));
  }

  @Test
  void a_deletion_is_published_with_the_last_state_of_the_user() {
    delete(administrator, new WithEmail(ARTHUR));

    assertThat(portcullis.told)
        .containsExactly(new Event.UserDeleted(arthur.user(), by(morgan.id())));
  }

  @Test
  void a_deletion_of_a_missing_user_is_not_published() {
    delete(administrator, new WithEmail(LANCELOT));
    delete(administrator, new Nobody());
    portcullis.users.beforeNextWrite(() -> portcullis.storage.users().remove(arthur.id()));
    delete(administrator, new WithId(arthur.id()));

    assertThat(portcullis.told).isEmpty();
  }

  @Test
  void a_change_that_fails_with_the_store_is_not_published() {
    portcullis.storage.breakDown();

    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> register(LANCELOT, PASSWORD, ATTRIBUTES));
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> delete(administrator, new WithId(arthur.id())));
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> logIn(ARTHUR.value(), PASSWORD));

    assertThat(portcullis.told).isEmpty();
  }

  @Test
  void event_times_have_microsecond_resolution() {
    portcullis.clock.set(Instant.parse("2026-03-29T01:00:00.123456789Z"));

    delete(administrator, new WithEmail(ARTHUR));

    assertThat(portcullis.told).extracting(event -> event.context().at()).containsExactly(NOW);
  }

  @Test
  void no_event_contains_a_password_or_a_hash() {
    logIn(ARTHUR.value(), PASSWORD);
    update(own(Optional.empty(), Optional.of("excalibur"), ATTRIBUTES));
    delete(administrator, new WithEmail(ARTHUR));

    assertThat(portcullis.told)
        .hasSize(3)
        .allSatisfy(
            event ->
                assertThat(event + event.details())
                    .doesNotContain("excalibur")
                    .doesNotContain(PASSWORD)
                    .doesNotContain(arthur.passwordHash().value())
                    .doesNotContain("knight"));
  }

  private RegisterUser.Result register(EmailAddress email, String text, Attributes attributes) {
    try (Password password = Password.of(text)) {
      return useCases
          .registration()
          .registerUser()
          .register(new RegisterUser.Command(email, password, attributes, CLIENT));
    }
  }

  private CreateUser.Result create(Administrator by) {
    try (Password password = Password.of(PASSWORD)) {
      return useCases
          .registration()
          .createUser()
          .create(new CreateUser.Command(by, LANCELOT, password, ATTRIBUTES, true, true));
    }
  }

  private LogIn.Result logIn(String username, String text) {
    return logIn(username, text, false);
  }

  private LogIn.Result logIn(String username, String text, boolean verificationRequired) {
    var service =
        (verificationRequired ? portcullis.useCasesForVerifiedOnly() : portcullis.useCases())
            .login()
            .logIn();
    try (Password password = Password.of(text)) {
      return service.logIn(
          new LogIn.Command(
              new Username(username), password, TestApplication.BEARER.name(), CLIENT));
    }
  }

  private void update(UpdateUser.Command command) {
    portcullis.useCases(new TestUserSchema()).account().updateUser().update(command);
  }

  private UpdateUser.Command own(
      Optional<EmailAddress> email, Optional<String> password, Attributes attributes) {
    return new UpdateUser.Command.Own(
        caller, email, password.map(Password::of), attributes, CLIENT);
  }

  /** User who was deleted meanwhile. */
  private static User stranger() {
    return new User(new UserId(new UUID(7, 7)), LANCELOT, true, false, false);
  }

  private static UpdateUser.Command any(Administrator by, User user, boolean active) {
    return new UpdateUser.Command.Any(
        by,
        new UserReference.WithId(user.id()),
        () -> UpdateUser.Changes.NONE.withActive(active),
        CLIENT);
  }

  private void delete(Administrator by, UserReference user) {
    portcullis.useCases().account().deleteUser().delete(new DeleteUser.Command(by, user, CLIENT));
  }

  private static EventContext byNobody() {
    return new EventContext(NOW, CLIENT, Optional.empty());
  }

  private static EventContext by(UserId user) {
    return new EventContext(NOW, CLIENT, Optional.of(user));
  }
}
