package dev.portcullis.application.usecase.federation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.memory.InMemoryIdentityProvider;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.federation.AssociateOAuthAccount;
import dev.portcullis.application.port.in.federation.GetAuthorizationUrl;
import dev.portcullis.application.port.in.federation.LogInWithProvider;
import dev.portcullis.application.port.in.federation.ProviderSignInFailure;
import dev.portcullis.application.usecase.federation.ProviderSignInFixture.Journey;
import dev.portcullis.domain.federation.AuthorizationResponse;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.CsrfToken;
import dev.portcullis.domain.federation.ExternalIdentity;
import dev.portcullis.domain.federation.Scopes;
import dev.portcullis.domain.login.SignedInUser;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a state is bound to, and for how long. */
class AuthorizationStatesTest {
  private static final ExternalIdentity SOMEBODY =
      new ExternalIdentity("1", Optional.of(TestApplication.ARTHUR), true);

  private final ProviderSignInFixture signIn = new ProviderSignInFixture();
  private final TestApplication app = signIn.app;

  @Test
  void a_state_is_good_for_the_browser_that_has_its_other_half_only() {
    Journey journey = signIn.journey("abbey");
    var response = signIn.agreed(journey, SOMEBODY);
    var others = signIn.journey("abbey").csrf();

    for (Optional<CsrfToken> csrf : List.of(Optional.<CsrfToken>empty(), others)) {
      assertThat(logIn("abbey", response, csrf))
          .isEqualTo(new ProviderSignInFailure.InvalidState());
    }
    assertThat(signIn.logIn(journey, response))
        .isInstanceOf(LogInWithProvider.Result.LoggedIn.class);
  }

  @Test
  void a_state_is_good_for_its_provider_only() {
    Journey journey = signIn.journey("abbey");
    var response = signIn.agreed(journey, SOMEBODY);

    assertThat(logIn("inn", response, journey.csrf()))
        .isEqualTo(new ProviderSignInFailure.InvalidState());
    assertThat(logIn("nowhere", response, journey.csrf()))
        .isEqualTo(new ProviderSignInFailure.UnknownProvider());
  }

  @Test
  void a_state_that_links_an_account_logs_nobody_in_and_the_other_way_round() {
    SignedInUser caller = app.caller(app.user(TestApplication.LANCELOT));
    Journey linking = signIn.journey("abbey", Optional.of(caller));
    Journey entering = signIn.journey("abbey");

    assertThat(signIn.logIn(linking, signIn.agreed(linking, SOMEBODY)))
        .isEqualTo(new ProviderSignInFailure.InvalidState());
    assertThat(signIn.associate(caller, entering, signIn.agreed(entering, SOMEBODY)))
        .isEqualTo(new ProviderSignInFailure.InvalidState());
  }

  @Test
  void a_state_that_links_an_account_links_it_to_its_user_only() {
    SignedInUser caller = app.caller(app.user(TestApplication.LANCELOT));
    SignedInUser other = app.caller(app.user(TestApplication.ARTHUR));
    Journey journey = signIn.journey("abbey", Optional.of(caller));
    var response = signIn.agreed(journey, SOMEBODY);

    assertThat(signIn.associate(other, journey, response))
        .isEqualTo(new ProviderSignInFailure.InvalidState());
    assertThat(signIn.associate(caller, journey, response))
        .isInstanceOf(AssociateOAuthAccount.Result.Associated.class);
  }

  @Test
  void a_state_is_good_just_before_its_expiry_and_dead_at_the_instant_itself() {
    Journey last = signIn.journey("abbey");
    Journey late = signIn.journey("abbey");
    var lastResponse = signIn.agreed(last, SOMEBODY);
    var lateResponse = signIn.agreed(late, SOMEBODY);
    // Whole seconds: the example's now has a fraction.
    var lifetime = Duration.ofMinutes(10).minus(Duration.ofNanos(123_456_000));

    app.clock.advance(lifetime.minus(Duration.ofNanos(1000)));
    assertThat(signIn.logIn(last, lastResponse))
        .isInstanceOf(LogInWithProvider.Result.LoggedIn.class);
    app.clock.advance(Duration.ofNanos(1000));
    assertThat(signIn.logIn(late, lateResponse))
        .isEqualTo(new ProviderSignInFailure.ExpiredState());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "made-up", "\uD83D\uDDE1", "AAAA", "%00", "eyJhbGciOiJub25lIn0.e30."})
  void a_state_that_was_not_made_here_is_unreadable(String state) {
    Journey journey = signIn.journey("abbey");
    var response = new AuthorizationResponse(state, new Code("c"), Optional.empty());

    assertThat(signIn.logIn(journey, response))
        .isEqualTo(new ProviderSignInFailure.UnreadableState());
  }

  @Test
  void what_was_sealed_for_something_else_is_no_state() {
    String sealed = signIn.sealer.seal("a b c d e f 9999999999", "oauth-account:1");
    String state = Base64.getUrlEncoder().encodeToString(sealed.getBytes(UTF_8));
    var response = new AuthorizationResponse(state, new Code("c"), Optional.empty());

    assertThat(signIn.logIn(signIn.journey("abbey"), response))
        .isEqualTo(new ProviderSignInFailure.UnreadableState());
  }

  @Test
  void the_provider_sends_browsers_back_where_the_operator_says() {
    SignedInUser caller = app.caller(app.user(TestApplication.LANCELOT));

    assertThat(redirectUri(Optional.empty(), Optional.empty()))
        .isEqualTo("https://camelot.example/auth/abbey/callback");
    assertThat(redirectUri(Optional.empty(), Optional.of(caller)))
        .isEqualTo("https://camelot.example/auth/associate/abbey/callback");
    assertThat(redirectUri(Optional.of(ProviderSignInFixture.NATIVE), Optional.empty()))
        .isEqualTo(ProviderSignInFixture.NATIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://evil.example/",
        "com.example.camelot:/callback/",
        "COM.example.camelot:/callback",
        "https://camelot.example/auth/abbey/callback?x",
        "https://camelot.example/auth/associate/abbey/callback"
      })
  void and_nowhere_else(String redirectUri) {
    assertThat(ask(Optional.of(redirectUri), Optional.empty()))
        .isEqualTo(new GetAuthorizationUrl.Result.InvalidRedirectUri());
  }

  @Test
  void nobody_is_sent_to_a_provider_that_is_not_known() {
    var command =
        new GetAuthorizationUrl.Command("nowhere", Scopes.NONE, Optional.empty(), Optional.empty());

    assertThat(signIn.authorizationUrls().authorizationUrl(command))
        .isEqualTo(new GetAuthorizationUrl.Result.UnknownProvider());
  }

  @Test
  void the_address_tells_neither_the_other_half_nor_the_user() {
    SignedInUser caller = app.caller(app.user(TestApplication.LANCELOT));
    Journey journey = signIn.journey("abbey", Optional.of(caller));

    assertThat(journey.ready().authorizationUrl().toString())
        .doesNotContain(journey.ready().csrf().value(), caller.user().id().toString());
  }

  private LogInWithProvider.Result logIn(
      String provider, AuthorizationResponse response, Optional<CsrfToken> csrf) {
    return signIn
        .logIns()
        .logIn(
            new LogInWithProvider.Command(provider, response, csrf, ProviderSignInFixture.CLIENT));
  }

  private String redirectUri(Optional<String> wanted, Optional<SignedInUser> associating) {
    var ready = (GetAuthorizationUrl.Result.Ready) ask(wanted, associating);
    return InMemoryIdentityProvider.parameters(ready.authorizationUrl())
        .getOrDefault("redirect_uri", "");
  }

  private GetAuthorizationUrl.Result ask(
      Optional<String> wanted, Optional<SignedInUser> associating) {
    return signIn
        .authorizationUrls()
        .authorizationUrl(
            new GetAuthorizationUrl.Command("abbey", Scopes.NONE, wanted, associating));
  }
}
