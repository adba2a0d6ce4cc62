package dev.portcullis.application.usecase.federation;

import static dev.portcullis.application.memory.TestApplication.ARTHUR;
import static dev.portcullis.application.memory.TestApplication.LANCELOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.federation.AssociateOAuthAccount.Result;
import dev.portcullis.application.port.in.federation.GetAuthorizationUrl;
import dev.portcullis.application.port.in.federation.LogInWithProvider.Result.LoggedIn;
import dev.portcullis.application.port.in.federation.ProviderSignInFailure;
import dev.portcullis.application.port.in.federation.UnlinkOAuthAccount;
import dev.portcullis.application.port.in.login.ConfirmationFailure;
import dev.portcullis.application.port.out.emaillink.MailKind;
import dev.portcullis.application.port.out.federation.IdentityProvider.Tokens;
import dev.portcullis.application.port.out.federation.OAuthAccounts.SealedTokens;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.application.usecase.login.ReauthenticationSettings;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.federation.ExternalIdentity;
import dev.portcullis.domain.federation.OAuthAccount;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.federation.Scopes;
import dev.portcullis.domain.login.SignedInUser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Linking, listing and unlinking provider accounts. */
class OAuthAccountServicesTest {
  private static final ExternalIdentity SOMEBODY =
      new ExternalIdentity("1", Optional.of(LANCELOT), false);

  private final ProviderSignInFixture fixture = new ProviderSignInFixture();
  private final TestApplication app = fixture.app;
  private final SignedInUser arthur = app.caller(app.user(ARTHUR));

  @Test
  void a_user_can_link_an_account_with_any_address() {
    assertThat(fixture.associate(arthur, "inn", SOMEBODY))
        .isEqualTo(new Result.Associated(arthur.user(), links(arthur)));

    assertThat(links(arthur)).extracting(OAuthAccount::accountId).containsExactly("1");
    assertThat(fixture.signIn("inn", SOMEBODY))
        .isInstanceOfSatisfying(
            LoggedIn.class, in -> assertThat(in.session().user()).isEqualTo(arthur.user().id()));
  }

  @Test
  void linking_the_same_account_again_changes_nothing() {
    fixture.associate(arthur, "inn", SOMEBODY);
    List<OAuthAccount> before = links(arthur);

    assertThat(fixture.associate(arthur, "inn", SOMEBODY))
        .isEqualTo(new Result.Associated(arthur.user(), before));

    assertThat(app.told).filteredOn(Event.OAuthAccountLinked.class::isInstance).hasSize(1);
  }

  @Test
  void an_account_of_another_user_is_refused() {
    SignedInUser lancelot = app.caller(app.user(LANCELOT));
    fixture.associate(lancelot, "inn", SOMEBODY);

    assertThat(fixture.associate(arthur, "inn", SOMEBODY)).isEqualTo(new Result.AccountTaken());

    assertThat(links(arthur)).isEmpty();
    assertThat(links(lancelot)).hasSize(1);
  }

  @Test
  void an_account_without_an_address_is_refused() {
    assertThat(fixture.associate(arthur, "inn", new ExternalIdentity("1", Optional.empty(), false)))
        .isEqualTo(new ProviderSignInFailure.NoEmail());
  }

  @Test
  void a_session_that_was_ended_meanwhile_links_nothing() {
    var journey = fixture.journey("inn", Optional.of(arthur));
    var response = fixture.agreed(journey, SOMEBODY);
    app.change(app.now(arthur.user().id()), TestData.newPassword());

    assertThat(fixture.associate(arthur, journey, response)).isEqualTo(new Result.SessionOver());

    assertThat(links(arthur)).isEmpty();
  }

  @Test
  void a_linked_account_is_told_to_the_user_once() {
    var told =
        new ProviderSignInFixture(
            UserSchema.NONE,
            known -> TestApplication.settings(false, known).withNotices(MailKind.notices()));
    SignedInUser caller = told.app.caller(told.app.user(TestApplication.ARTHUR));

    told.associate(caller, "inn", SOMEBODY);
    told.associate(caller, "inn", SOMEBODY);

    var outbox = told.app.storage.outbox();
    var notice = outbox.take(told.app.clock.instant(), Duration.ofMinutes(1)).orElseThrow();
    assertThat(notice.kind()).isEqualTo(MailKind.PROVIDER_LINKED);
    assertThat(notice.to()).isEqualTo(TestApplication.ARTHUR);
    assertThat(notice.parameters()).containsExactly(Map.entry("provider", "inn"));
    assertThat(outbox.take(told.app.clock.instant(), Duration.ofMinutes(1))).isEmpty();
  }

  @Test
  void where_required_linking_needs_a_recent_log_in_when_it_begins_and_when_it_ends() {
    var freshFor = Duration.ofMinutes(15);
    var strict =
        new ProviderSignInFixture(
            UserSchema.NONE,
            known ->
                TestApplication.settings(false, known)
                    .withReauthentication(new ReauthenticationSettings(false, true, freshFor)));
    SignedInUser caller = strict.app.caller(strict.app.user(TestApplication.ARTHUR));
    strict.app.clock.advance(freshFor.minusMinutes(1));
    var journey = strict.journey("inn", Optional.of(caller));
    var response = strict.agreed(journey, SOMEBODY);
    strict.app.clock.advance(Duration.ofMinutes(1));
    var tooOld = new ConfirmationFailure.LogInTooOld(freshFor);

    assertThat(strict.associate(caller, journey, response))
        .isEqualTo(new Result.NotConfirmed(tooOld));
    assertThat(
            strict
                .authorizationUrls()
                .authorizationUrl(
                    new GetAuthorizationUrl.Command(
                        "inn", Scopes.NONE, Optional.empty(), Optional.of(caller))))
        .isEqualTo(new GetAuthorizationUrl.Result.NotConfirmed(tooOld));

    SignedInUser again = strict.app.caller(strict.app.now(caller.user().id()));
    assertThat(strict.associate(again, journey, response)).isInstanceOf(Result.Associated.class);
  }

  @Test
  void a_user_with_a_password_can_unlink_an_account() {
    fixture.associate(arthur, "inn", SOMEBODY);

    assertThat(unlink(arthur, links(arthur).getFirst().id()))
        .isEqualTo(new UnlinkOAuthAccount.Result.Unlinked());

    assertThat(links(arthur)).isEmpty();
    assertThat(app.told.getLast()).isInstanceOf(Event.OAuthAccountUnlinked.class);
  }

  @Test
  void the_last_way_to_sign_in_cannot_be_unlinked() {
    var loggedIn = (LoggedIn) fixture.signIn("abbey", SOMEBODY);
    var user = app.now(loggedIn.session().user()).user();
    SignedInUser caller = new SignedInUser(user, loggedIn.session());

    assertThat(unlink(caller, links(caller).getFirst().id()))
        .isEqualTo(new UnlinkOAuthAccount.Result.LastWayIn());

    fixture.associate(caller, "inn", SOMEBODY);
    assertThat(unlink(caller, links(caller).getFirst().id()))
        .isEqualTo(new UnlinkOAuthAccount.Result.Unlinked());
    assertThat(unlink(caller, links(caller).getFirst().id()))
        .isEqualTo(new UnlinkOAuthAccount.Result.LastWayIn());
  }

  @Test
  void a_link_of_another_user_or_an_unknown_link_cannot_be_unlinked() {
    SignedInUser lancelot = app.caller(app.user(LANCELOT));
    fixture.associate(lancelot, "inn", SOMEBODY);

    for (var id :
        List.of(
            Optional.of(links(lancelot).getFirst().id()),
            Optional.of(new OAuthAccountId(UUID.randomUUID())),
            Optional.<OAuthAccountId>empty())) {
      assertThat(unlink(arthur, id)).isEqualTo(new UnlinkOAuthAccount.Result.NotFound());
    }
    assertThat(links(lancelot)).hasSize(1);
  }

  @Test
  void accounts_are_listed_only_if_providers_are_configured() {
    fixture.associate(arthur, "inn", SOMEBODY);
    var accounts = app.storage.oauthAccounts().orElseThrow();
    var id = arthur.user().id();

    assertThat(new ListOAuthAccountsService(fixture.providers, accounts).accountsOf(id))
        .contains(links(arthur));
    assertThat(new ListOAuthAccountsService(new Providers(List.of()), accounts).accountsOf(id))
        .isEmpty();
  }

  @Test
  void provider_tokens_are_sealed_with_the_link_as_context() {
    var tokens = new Tokens("access", Optional.of("refresh"), Optional.empty());
    var id = new OAuthAccountId(UUID.randomUUID());

    SealedTokens sealed = new ProviderTokens(fixture.sealer).seal(tokens, id);

    assertThat(sealed.access()).doesNotContain("access");
    assertThat(fixture.sealer.open(sealed.access(), "oauth-account:" + id)).contains("access");
    assertThat(fixture.sealer.open(sealed.refresh().orElseThrow(), "oauth-account:" + id))
        .contains("refresh");
    assertThat(fixture.sealer.open(sealed.access(), "oauth-account:" + UUID.randomUUID()))
        .isEmpty();
  }

  private UnlinkOAuthAccount.Result unlink(SignedInUser caller, OAuthAccountId id) {
    return unlink(caller, Optional.of(id));
  }

  private UnlinkOAuthAccount.Result unlink(SignedInUser caller, Optional<OAuthAccountId> id) {
    return fixture
        .useCases
        .unlinkOAuthAccount()
        .unlink(new UnlinkOAuthAccount.Command(caller, id, ProviderSignInFixture.CLIENT));
  }

  private List<OAuthAccount> links(SignedInUser caller) {
    return app.storage.oauthAccounts().orElseThrow().list(caller.user().id());
  }
}
