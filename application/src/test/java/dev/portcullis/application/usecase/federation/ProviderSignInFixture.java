package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.ApplicationSettings;
import dev.portcullis.application.memory.InMemoryIdentityProvider;
import dev.portcullis.application.memory.InMemorySecretEncryptor;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.in.federation.AssociateOAuthAccount;
import dev.portcullis.application.port.in.federation.FederationUseCases;
import dev.portcullis.application.port.in.federation.GetAuthorizationUrl;
import dev.portcullis.application.port.in.federation.LogInWithProvider;
import dev.portcullis.application.port.in.federation.ProviderDescription;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.domain.federation.AuthorizationResponse;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.CsrfToken;
import dev.portcullis.domain.federation.ExternalIdentity;
import dev.portcullis.domain.federation.Scopes;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * In-memory installation with two providers: {@code trustedProvider} is trusted to verify e-mail
 * addresses, {@code untrustedProvider} is not.
 */
final class ProviderSignInFixture {
  static final String NATIVE = "com.example.camelot:/callback";
  static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");

  final TestApplication app = new TestApplication();
  final InMemoryIdentityProvider trustedProvider = new InMemoryIdentityProvider();
  final InMemoryIdentityProvider untrustedProvider = new InMemoryIdentityProvider();
  final InMemorySecretEncryptor sealer = app.encryptor;
  final List<String> problems = app.problems;
  final List<ProviderSettings> settings =
      List.of(
          provider("abbey", new EmailTrust(true, true)),
          provider("inn", new EmailTrust(false, false)));
  final Providers providers =
      new Providers(
          List.of(
              new Provider(settings.getFirst(), trustedProvider),
              new Provider(settings.getLast(), untrustedProvider)));

  final FederationUseCases useCases;

  ProviderSignInFixture() {
    this(false, UserSchema.NONE);
  }

  ProviderSignInFixture(boolean verificationRequired, UserSchema schema) {
    this(schema, known -> TestApplication.settings(verificationRequired, known));
  }

  ProviderSignInFixture(
      UserSchema schema, Function<List<ProviderSettings>, ApplicationSettings> configured) {
    this.useCases =
        ApplicationAssembly.assemble(
                app.outPorts()
                    .withSchema(schema)
                    .withProviders(
                        Map.of("abbey", trustedProvider, "inn", untrustedProvider),
                        (provider, problem) -> problems.add(provider + ": " + problem))
                    .build(),
                configured.apply(settings))
            .federation();
  }

  private static ProviderSettings provider(String name, EmailTrust trust) {
    String site = "https://camelot.example/auth/";
    return new ProviderSettings(
        new ProviderDescription(name, Optional.empty()),
        TestApplication.BEARER.name(),
        trust,
        new RedirectUris(
            site + name + "/callback", site + "associate/" + name + "/callback", Set.of(NATIVE)));
  }

  /** Sign-in whose browser was sent to a provider. */
  record Journey(String provider, GetAuthorizationUrl.Result.Ready ready) {
    String state() {
      return InMemoryIdentityProvider.parameters(ready.authorizationUrl())
          .getOrDefault("state", "");
    }

    AuthorizationResponse response(Code code) {
      return new AuthorizationResponse(state(), code, Optional.empty());
    }

    Optional<CsrfToken> csrf() {
      return Optional.of(ready.csrf());
    }
  }

  Journey journey(String provider) {
    return journey(provider, Optional.empty());
  }

  Journey journey(String provider, Optional<SignedInUser> associating) {
    var command =
        new GetAuthorizationUrl.Command(provider, Scopes.NONE, Optional.empty(), associating);
    return new Journey(
        provider, (GetAuthorizationUrl.Result.Ready) authorizationUrls().authorizationUrl(command));
  }

  /** Response of the provider after {@code person} has consented. */
  AuthorizationResponse agreed(Journey journey, ExternalIdentity person) {
    InMemoryIdentityProvider server =
        journey.provider().equals("abbey") ? trustedProvider : untrustedProvider;
    return journey.response(server.agree(journey.ready().authorizationUrl(), person));
  }

  /** Complete sign-in: sends {@code person} to the provider, consents and returns. */
  LogInWithProvider.Result signIn(String provider, ExternalIdentity person) {
    Journey journey = journey(provider);
    return logIn(journey, agreed(journey, person));
  }

  LogInWithProvider.Result logIn(Journey journey, AuthorizationResponse response) {
    return logIns()
        .logIn(new LogInWithProvider.Command(journey.provider(), response, journey.csrf(), CLIENT));
  }

  /** Complete round trip that links the account to the caller. */
  AssociateOAuthAccount.Result associate(
      SignedInUser caller, String provider, ExternalIdentity person) {
    Journey journey = journey(provider, Optional.of(caller));
    return associate(caller, journey, agreed(journey, person));
  }

  AssociateOAuthAccount.Result associate(
      SignedInUser caller, Journey journey, AuthorizationResponse response) {
    return associations()
        .associate(
            new AssociateOAuthAccount.Command(
                caller, journey.provider(), response, journey.csrf(), CLIENT));
  }

  GetAuthorizationUrl authorizationUrls() {
    return useCases.getAuthorizationUrl();
  }

  LogInWithProvider logIns() {
    return useCases.logInWithProvider();
  }

  AssociateOAuthAccount associations() {
    return useCases.associateOAuthAccount();
  }
}
