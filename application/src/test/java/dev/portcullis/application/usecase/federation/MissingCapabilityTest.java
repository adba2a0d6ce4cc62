package dev.portcullis.application.usecase.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.memory.InMemoryIdentityProvider;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.federation.AssociateOAuthAccount;
import dev.portcullis.application.port.in.federation.DescribeProvider;
import dev.portcullis.application.port.in.federation.FederationUseCases;
import dev.portcullis.application.port.in.federation.GetAuthorizationUrl;
import dev.portcullis.application.port.in.federation.LogInWithProvider;
import dev.portcullis.application.port.in.federation.NotAvailable;
import dev.portcullis.application.port.in.federation.ProviderSignInFailure;
import dev.portcullis.application.port.in.federation.UnlinkOAuthAccount;
import dev.portcullis.domain.federation.AuthorizationResponse;
import dev.portcullis.domain.federation.OAuthAccountId;
import dev.portcullis.domain.federation.Scopes;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sign-in with providers on a store that can't keep their accounts. */
final class MissingCapabilityTest {
  private static final String PROVIDER = "abbey";

  private final TestApplication app = new TestApplication();
  private final SignedInUser arthur = app.caller(app.user(TestApplication.ARTHUR));
  private final AuthorizationResponse response =
      new AuthorizationResponse(
          "state", new AuthorizationResponse.Refusal("access_denied"), Optional.empty());

  private FederationUseCases on(List<ProviderSettings> providers) {
    var out =
        app.outPortsOfCore()
            .withProviders(
                TestApplication.byName(providers, new InMemoryIdentityProvider()),
                (name, problem) -> {})
            .build();
    return ApplicationAssembly.assemble(out, TestApplication.settings(false, providers))
        .federation();
  }

  private FederationUseCases off() {
    return on(
        List.of(TestApplication.provider(PROVIDER, TestApplication.BEARER, Optional.empty())));
  }

  private GetAuthorizationUrl.Result authorizationUrl(FederationUseCases useCases) {
    return useCases
        .getAuthorizationUrl()
        .authorizationUrl(
            new GetAuthorizationUrl.Command(
                PROVIDER, Scopes.NONE, Optional.empty(), Optional.empty()));
  }

  private LogInWithProvider.Result logIn(FederationUseCases useCases) {
    return useCases
        .logInWithProvider()
        .logIn(
            new LogInWithProvider.Command(
                PROVIDER, response, Optional.empty(), ClientInfo.UNKNOWN));
  }

  private AssociateOAuthAccount.Result associate(FederationUseCases useCases) {
    return useCases
        .associateOAuthAccount()
        .associate(
            new AssociateOAuthAccount.Command(
                arthur, PROVIDER, response, Optional.empty(), ClientInfo.UNKNOWN));
  }

  private UnlinkOAuthAccount.Result unlink(FederationUseCases useCases) {
    Optional<OAuthAccountId> id = Optional.of(app.identifiers.newOAuthAccountId());
    return useCases
        .unlinkOAuthAccount()
        .unlink(new UnlinkOAuthAccount.Command(arthur, id, ClientInfo.UNKNOWN));
  }

  @Test
  void with_providers_configured_the_feature_is_not_available() {
    FederationUseCases off = off();

    assertThat(off.describeProvider().describe(PROVIDER)).isEqualTo(new NotAvailable());
    assertThat(authorizationUrl(off)).isEqualTo(new NotAvailable());
    assertThat(logIn(off)).isEqualTo(new NotAvailable());
    assertThat(associate(off)).isEqualTo(new NotAvailable());
    assertThat(unlink(off)).isEqualTo(new NotAvailable());
  }

  @Test
  void users_are_shown_without_accounts() {
    assertThat(off().listOAuthAccounts().accountsOf(arthur.user().id())).isEmpty();
  }

  @Test
  void without_a_provider_configured_every_provider_is_unknown() {
    FederationUseCases none = on(List.of());

    assertThat(none.describeProvider().describe(PROVIDER))
        .isEqualTo(new DescribeProvider.Result.UnknownProvider());
    assertThat(authorizationUrl(none)).isEqualTo(new GetAuthorizationUrl.Result.UnknownProvider());
    assertThat(logIn(none)).isEqualTo(new ProviderSignInFailure.UnknownProvider());
    assertThat(associate(none)).isEqualTo(new ProviderSignInFailure.UnknownProvider());
    assertThat(unlink(none)).isEqualTo(new UnlinkOAuthAccount.Result.NotFound());
    assertThat(none.listOAuthAccounts().accountsOf(arthur.user().id())).isEmpty();
  }
}
