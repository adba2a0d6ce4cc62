package dev.portcullis.application.usecase.federation;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.portcullis.application.contract.Race;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.failure.ProviderUnavailable;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.memory.TestUserSchema;
import dev.portcullis.application.port.in.federation.LogInWithProvider.Result;
import dev.portcullis.application.port.in.federation.LogInWithProvider.Result.LoggedIn;
import dev.portcullis.application.port.in.federation.ProviderSignInFailure;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.federation.AuthorizationResponse;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.AuthorizationResponse.Refusal;
import dev.portcullis.domain.federation.ExternalIdentity;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.PasswordHash;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogInWithProviderServiceTest {
  private static final ExternalIdentity SOMEBODY = person("1", true);

  private final ProviderSignInFixture fixture = new ProviderSignInFixture();
  private final TestApplication app = fixture.app;

  @Test
  void a_new_user_gets_an_account_without_a_password_and_is_logged_in() {
    LoggedIn loggedIn = in(fixture.signIn("inn", SOMEBODY));

    Account account = app.now(loggedIn.session().user());
    assertThat(account.user().email()).isEqualTo(ARTHUR);
    assertThat(account.user().active()).isTrue();
    assertThat(account.user().superuser()).isFalse();
    assertThat(account.passwordHash()).isEqualTo(PasswordHash.NONE);
    assertThat(app.read(loggedIn.token().token())).contains(loggedIn.session());
    assertThat(links(account))
        .extracting(OAuthAccount::provider, OAuthAccount::accountId, OAuthAccount::accountEmail)
        .containsExactly(tuple("inn", "1", ARTHUR.value()));
  }

  @Test
  void a_new_user_is_verified_only_if_the_provider_is_trusted_with_addresses() {
    var untold = new ExternalIdentity("1", Optional.of(ARTHUR), Optional.empty());
    assertThat(user(in(fixture.signIn("abbey", untold))).user().verified()).isTrue();
    var lancelot = new ExternalIdentity("1", Optional.of(TestApplication.LANCELOT), true);
    assertThat(user(in(fixture.signIn("inn", lancelot))).user().verified()).isFalse();
  }

  @Test
  void a_new_user_is_not_verified_if_the_provider_states_that_the_address_is_unverified() {
    Account squatted = user(in(fixture.signIn("abbey", person("squatter", false))));
    assertThat(squatted.user().verified()).isFalse();

    Account owned = user(in(fixture.signIn("abbey", SOMEBODY)));

    assertThat(owned.id()).isEqualTo(squatted.id());
    assertThat(links(owned)).extracting(OAuthAccount::accountId).containsExactly("1");
  }

  @Test
  void a_link_that_is_removed_during_the_log_in_does_not_open_the_account() {
    Account squatted = app.unverified(ARTHUR);
    var squatter = new ExternalIdentity("squatter", Optional.of(TestApplication.LANCELOT), true);
    fixture.associate(app.caller(squatted), "inn", squatter);
    app.users.beforeNextFindingById(() -> fixture.signIn("abbey", SOMEBODY));

    Account entered = user(in(fixture.signIn("inn", squatter)));

    assertThat(entered.id()).isNotEqualTo(squatted.id());
    assertThat(links(squatted)).extracting(OAuthAccount::provider).containsExactly("abbey");
  }

  @Test
  void a_known_user_is_logged_in_with_any_current_address() {
    Account account = user(in(fixture.signIn("inn", SOMEBODY)));
    var moved = new ExternalIdentity("1", Optional.of(TestApplication.LANCELOT), true);
    var silent = new ExternalIdentity("1", Optional.empty(), false);

    assertThat(user(in(fixture.signIn("inn", moved))).id()).isEqualTo(account.id());
    assertThat(links(account))
        .extracting(OAuthAccount::accountEmail)
        .containsExactly(TestApplication.LANCELOT.value());
    assertThat(user(in(fixture.signIn("inn", silent))).id()).isEqualTo(account.id());
    assertThat(links(account))
        .extracting(OAuthAccount::accountEmail)
        .containsExactly(TestApplication.LANCELOT.value());
    assertThat(app.now(account.id()).user().email()).isEqualTo(ARTHUR);
  }

  @Test
  void the_same_account_id_at_another_provider_is_another_user() {
    Account one = user(in(fixture.signIn("abbey", SOMEBODY)));
    var namesake = new ExternalIdentity("1", Optional.of(TestApplication.LANCELOT), true);

    assertThat(user(in(fixture.signIn("inn", namesake))).id()).isNotEqualTo(one.id());
  }

  @Test
  void an_address_of_an_existing_user_is_refused_if_the_provider_is_not_trusted() {
    Account arthur = app.user(ARTHUR);

    assertThat(fixture.signIn("inn", SOMEBODY)).isEqualTo(new Result.UserExists());

    assertThat(links(arthur)).isEmpty();
  }

  @Test
  void an_address_that_the_provider_has_not_verified_is_refused_even_if_it_is_trusted() {
    Account arthur = app.user(ARTHUR);

    assertThat(fixture.signIn("abbey", person("1", false))).isEqualTo(new Result.UserExists());

    assertThat(links(arthur)).isEmpty();
  }

  @Test
  void a_verified_address_at_a_trusted_provider_links_the_account_to_its_user() {
    Account arthur = app.user(ARTHUR);
    SignedInUser caller = app.caller(arthur);

    assertThat(user(in(fixture.signIn("abbey", SOMEBODY))).id()).isEqualTo(arthur.id());

    assertThat(links(arthur)).hasSize(1);
    assertThat(app.isPassword(PASSWORD, arthur.id())).isTrue();
    assertThat(app.isOpen(caller)).isTrue();
  }

  @Test
  void an_unverified_account_passes_to_the_owner_of_its_address() {
    Account squatted = app.unverified(ARTHUR);
    SignedInUser squatter = app.caller(squatted);
    var elsewhere = new ExternalIdentity("squatter", Optional.of(TestApplication.LANCELOT), true);
    fixture.associate(squatter, "inn", elsewhere);

    Account owned = user(in(fixture.signIn("abbey", SOMEBODY)));

    assertThat(owned.id()).isEqualTo(squatted.id());
    assertThat(owned.user().verified()).isTrue();
    assertThat(app.isOpen(squatter)).isFalse();
    assertThat(app.isPassword(PASSWORD, owned.id())).isFalse();
    assertThat(links(owned)).extracting(OAuthAccount::provider).containsExactly("abbey");
  }

  @Test
  void an_inactive_user_is_refused_with_and_without_a_link() {
    Account linked = user(in(fixture.signIn("abbey", SOMEBODY)));
    app.change(linked, TestData.activation(false));
    Account other = app.user(TestApplication.LANCELOT);
    app.change(other, TestData.activation(false));
    var lancelot = new ExternalIdentity("2", Optional.of(TestApplication.LANCELOT), true);

    assertThat(fixture.signIn("abbey", SOMEBODY)).isEqualTo(new Result.Inactive());
    assertThat(fixture.signIn("abbey", lancelot)).isEqualTo(new Result.Inactive());

    assertThat(links(other)).isEmpty();
    assertThat(app.told).filteredOn(Event.LogInRefused.class::isInstance).hasSize(2);
  }

  @Test
  void a_new_user_without_an_address_is_refused() {
    var nameless = new ExternalIdentity("1", Optional.empty(), false);

    assertThat(fixture.signIn("abbey", nameless)).isEqualTo(new ProviderSignInFailure.NoEmail());

    assertThat(app.storage.users().list(Optional.empty(), 10)).isEmpty();
  }

  @Test
  void unverified_users_are_refused_if_verification_is_required() {
    ProviderSignInFixture strict = new ProviderSignInFixture(true, UserSchema.NONE);

    assertThat(strict.signIn("inn", SOMEBODY)).isEqualTo(new Result.NotVerified());
    var verified = new ExternalIdentity("2", Optional.of(TestApplication.LANCELOT), true);
    assertThat(strict.signIn("abbey", verified)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void a_new_user_is_refused_if_the_schema_requires_fields_that_no_provider_states() {
    ProviderSignInFixture demanding = new ProviderSignInFixture(false, new TestUserSchema());

    assertThat(demanding.signIn("abbey", SOMEBODY)).isEqualTo(new Result.RegistrationIncomplete());

    assertThat(demanding.app.storage.users().list(Optional.empty(), 10)).isEmpty();
  }

  @Test
  void a_response_works_once() {
    var journey = fixture.journey("abbey");
    var response = fixture.agreed(journey, SOMEBODY);
    in(fixture.logIn(journey, response));

    assertThat(fixture.logIn(journey, response))
        .isEqualTo(new ProviderSignInFailure.InvalidState());
  }

  @Test
  void of_concurrent_log_ins_with_one_response_exactly_one_succeeds() {
    var journey = fixture.journey("abbey");
    var response = fixture.agreed(journey, SOMEBODY);

    List<Result> results = Race.among(number -> () -> fixture.logIn(journey, response));

    assertThat(results).filteredOn(LoggedIn.class::isInstance).hasSize(1);
  }

  @Test
  void concurrent_sign_ins_of_one_new_user_create_one_account() {
    List<Result> results = Race.among(number -> () -> fixture.signIn("abbey", SOMEBODY));

    assertThat(results).allMatch(LoggedIn.class::isInstance);
    assertThat(app.storage.users().list(Optional.empty(), 10)).hasSize(1);
  }

  @Test
  void a_refusal_is_reported_with_its_error_code_and_uses_the_state_up() {
    var journey = fixture.journey("abbey");
    var denied =
        new AuthorizationResponse(journey.state(), new Refusal("access_denied"), Optional.empty());

    assertThat(fixture.logIn(journey, denied))
        .isEqualTo(new ProviderSignInFailure.ProviderError("The provider answered access_denied"));
    assertThat(fixture.logIn(journey, denied)).isEqualTo(new ProviderSignInFailure.InvalidState());
  }

  @Test
  void problems_with_a_providers_answer_are_reported_only_to_the_operator() {
    var journey = fixture.journey("abbey");

    Result result = fixture.logIn(journey, journey.response(new Code("made up")));

    assertThat(result)
        .isInstanceOfSatisfying(
            ProviderSignInFailure.ProviderError.class,
            error -> assertThat(error.explanation()).doesNotContain("unknown code"));
    assertThat(fixture.problems).containsExactly("abbey: unknown code");
  }

  @Test
  void an_unreachable_provider_leaves_no_partial_changes() {
    var journey = fixture.journey("abbey");
    var response = fixture.agreed(journey, SOMEBODY);
    fixture.trustedProvider.breakDown();

    assertThatExceptionOfType(ProviderUnavailable.class)
        .isThrownBy(() -> fixture.logIn(journey, response));

    assertThat(app.storage.users().list(Optional.empty(), 10)).isEmpty();
    fixture.trustedProvider.recover();
    assertThat(fixture.signIn("abbey", SOMEBODY)).isInstanceOf(LoggedIn.class);
  }

  @Test
  void every_step_publishes_its_event() {
    fixture.signIn("inn", SOMEBODY);
    app.user(TestApplication.LANCELOT);
    fixture.signIn("abbey", new ExternalIdentity("2", Optional.of(TestApplication.LANCELOT), true));

    assertThat(app.told)
        .extracting(Event::type)
        .containsExactly(
            "user.registered",
            "user.oauth-account-linked",
            "session.started",
            "user.oauth-account-linked",
            "session.started");
  }

  @Test
  void every_refused_log_in_is_published_with_the_user_whose_account_was_named() {
    Account arthur = app.user(ARTHUR);
    fixture.signIn("inn", SOMEBODY);
    fixture.logIn(fixture.journey("abbey"), fixture.journey("inn").response(new Code("c")));

    assertThat(app.told)
        .filteredOn(Event.LogInRefused.class::isInstance)
        .extracting(Event::subject)
        .containsExactly(Optional.of(arthur.id()), Optional.empty());
  }

  private static ExternalIdentity person(String id, boolean verified) {
    return new ExternalIdentity(id, Optional.of(ARTHUR), verified);
  }

  private static LoggedIn in(Result result) {
    assertThat(result).isInstanceOf(LoggedIn.class);
    return (LoggedIn) result;
  }

  private Account user(LoggedIn loggedIn) {
    return app.now(loggedIn.session().user());
  }

  private List<OAuthAccount> links(Account account) {
    return app.storage.oauthAccounts().orElseThrow().list(account.id());
  }
}
