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

/** Binding and lifetime of authorization states. */
class AuthorizationStatesTest {
  private static final ExternalIdentity SOMEBODY =
      new ExternalIdentity("1", Optional.of(TestApplication.ARTHUR), true);

  private final ProviderSignInFixture signIn = new ProviderSignInFixture();
  private final TestApplication app = signIn.app;

  @Test
  void a_state_is_valid_only_for_the_browser_with_its_csrf_token() {
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
  void a_state_is_valid_only_for_its_provider() {
    Journey journey = signIn.journey("abbey");
    var response = signIn.agreed(journey, SOMEBODY);

    assertThat(logIn("inn", response, journey.csrf()))
        .isEqualTo(new ProviderSignInFailure.InvalidState());
    assertThat(logIn("nowhere", response, journey.csrf()))
        .isEqualTo(new ProviderSignInFailure.UnknownProvider());
  }

  @Test
  void a_state_for_linking_does_not_log_in_and_a_state_for_log_in_does_not_link() {
    SignedInUser caller = app.caller(app.user(TestApplication.LANCELOT));
    Journey linking = signIn.journey("abbey", Optional.of(caller));
    Journey entering = signIn.journey("abbey");

    assertThat(signIn.logIn(linking, signIn.agreed(linking, SOMEBODY)))
        .isEqualTo(new ProviderSignInFailure.InvalidState());
    assertThat(signIn.associate(caller, entering, signIn.agreed(entering, SOMEBODY)))
        .isEqualTo(new ProviderSignInFailure.InvalidState());
  }

  @Test
  void a_state_for_linking_is_valid_only_for_its_user() {
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
  void a_state_is_valid_just_before_its_expiry_and_expired_at_the_instant_itself() {
    Journey last = signIn.journey("abbey");
    Journey late = signIn.journey("abbey");
    var lastResponse = signIn.agreed(last, SOMEBODY);
    var lateResponse = signIn.agreed(late, SOMEBODY);
    // Whole seconds, because the example's current time has a fraction.
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
  void a_forged_state_is_unreadable(String state) {
    Journey journey = signIn.journey("abbey");
    var response = new AuthorizationResponse(state, new Code("c"), Optional.empty());

    assertThat(signIn.logIn(journey, response))
        .isEqualTo(new ProviderSignInFailure.UnreadableState());
  }

  @Test
  void a_text_sealed_for_another_purpose_is_not_a_state() {
    String sealed = signIn.sealer.seal("a b c d e f 9999999999", "oauth-account:1");
    String state = Base64.getUrlEncoder().encodeToString(sealed.getBytes(UTF_8));
    var response = new AuthorizationResponse(state, new Code("c"), Optional.empty());

    assertThat(signIn.logIn(signIn.journey("abbey"), response))
        .isEqualTo(new ProviderSignInFailure.UnreadableState());
  }

  @Test
  void the_redirect_uri_is_one_that_the_operator_has_configured() {
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
  void any_other_redirect_uri_is_refused(String redirectUri) {
    assertThat(ask(Optional.of(redirectUri), Optional.empty()))
        .isEqualTo(new GetAuthorizationUrl.Result.InvalidRedirectUri());
  }

  @Test
  void an_unknown_provider_is_refused() {
    var command =
        new GetAuthorizationUrl.Command("nowhere", Scopes.NONE, Optional.empty(), Optional.empty());

    assertThat(signIn.authorizationUrls().authorizationUrl(command))
        .isEqualTo(new GetAuthorizationUrl.Result.UnknownProvider());
  }

  @Test
  void the_authorization_url_contains_neither_the_csrf_token_nor_the_user() {
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
