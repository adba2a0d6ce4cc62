package dev.portcullis.application.usecase.federation;

import static java.time.Duration.ofMinutes;

import dev.portcullis.application.memory.InMemoryIdentityProvider;
import dev.portcullis.application.memory.InMemorySealer;
import dev.portcullis.application.port.in.federation.AssociateOAuthAccount;
import dev.portcullis.application.port.in.federation.GetAuthorizationUrl;
import dev.portcullis.application.port.in.federation.LogInWithProvider;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.application.usecase.Installation;
import dev.portcullis.application.usecase.federation.Provider.Places;
import dev.portcullis.application.usecase.federation.Provider.Trust;
import dev.portcullis.application.usecase.login.EmailVerificationPolicy;
import dev.portcullis.application.usecase.login.SessionIssuer;
import dev.portcullis.application.usecase.registration.AccountCreation;
import dev.portcullis.domain.emaillink.OneTimeSecret;
import dev.portcullis.domain.federation.AuthorizationResponse;
import dev.portcullis.domain.federation.AuthorizationResponse.Code;
import dev.portcullis.domain.federation.ExternalIdentity;
import dev.portcullis.domain.federation.Scopes;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.SignedInUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An installation in memory whose users sign in with a provider called {@code abbey}, which is
 * believed, or with {@code inn}, which is not.
 */
final class TrustedProviderFixture {
  static final String NATIVE = "com.example.camelot:/callback";
  static final ClientInfo CLIENT = new ClientInfo("192.0.2.7", "Excalibur/1.0");

  final Installation camelot = new Installation();
  final InMemoryIdentityProvider abbey = new InMemoryIdentityProvider();
  final InMemoryIdentityProvider inn = new InMemoryIdentityProvider();
  final InMemorySealer sealer = new InMemorySealer();
  final List<String> problems = new ArrayList<>();

  final Providers providers =
      new Providers(
          List.of(
              provider("abbey", abbey, new Trust(true, true)),
              provider("inn", inn, new Trust(false, false))));

  private final boolean verificationRequired;
  private final UserSchema schema;

  TrustedProviderFixture() {
    this(false, UserSchema.NONE);
  }

  TrustedProviderFixture(boolean verificationRequired, UserSchema schema) {
    this.verificationRequired = verificationRequired;
    this.schema = schema;
  }

  private Provider provider(String name, InMemoryIdentityProvider server, Trust trust) {
    String site = "https://camelot.example/auth/";
    var places =
        new Places(
            site + name + "/callback",
            site + "associate/" + name + "/callback",
            Set.of(NATIVE),
            Optional.empty());
    return new Provider(name, server, camelot.bearer, trust, places);
  }

  /** A browser that was sent to a provider. */
  record Journey(String provider, GetAuthorizationUrl.Result.Ready ready) {
    String state() {
      return InMemoryIdentityProvider.parameters(ready.authorizationUrl())
          .getOrDefault("state", "");
    }

    AuthorizationResponse response(Code code) {
      return new AuthorizationResponse(state(), code, Optional.empty());
    }

    Optional<OneTimeSecret> csrf() {
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

  /** What the provider sends back with the browser of {@code person}, who says yes. */
  AuthorizationResponse agreed(Journey journey, ExternalIdentity person) {
    InMemoryIdentityProvider server = journey.provider().equals("abbey") ? abbey : inn;
    return journey.response(server.agree(journey.ready().authorizationUrl(), person));
  }

  /** All of it: {@code person} is sent away, says yes and comes back. */
  LogInWithProvider.Result signIn(String provider, ExternalIdentity person) {
    Journey journey = journey(provider);
    return logIn(journey, agreed(journey, person));
  }

  LogInWithProvider.Result logIn(Journey journey, AuthorizationResponse response) {
    return logIns()
        .logIn(new LogInWithProvider.Command(journey.provider(), response, journey.csrf(), CLIENT));
  }

  /** All of it, to link the account to the caller. */
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
    return new GetAuthorizationUrlService(providers, states());
  }

  LogInWithProvider logIns() {
    var newAccounts =
        new AccountCreation(
            camelot.users, schema, camelot.newPasswords, camelot.identifiers, camelot.journal);
    return new LogInWithProviderService(
        identification(),
        new FederatedUserResolver(camelot.users, links(), newAccounts, camelot.journal),
        new EmailVerificationPolicy(verificationRequired),
        new SessionIssuer(camelot.identifiers, camelot.journal));
  }

  AssociateOAuthAccount associations() {
    return new AssociateOAuthAccountService(
        camelot.users,
        camelot.storage.oauthAccounts(),
        identification(),
        links(),
        camelot.backends,
        camelot.journal);
  }

  private ProviderSignIn identification() {
    return new ProviderSignIn(
        providers, states(), (provider, problem) -> problems.add(provider + ": " + problem));
  }

  private AuthorizationStates states() {
    return new AuthorizationStates(
        sealer, camelot.oneTimeTokens, camelot.identifiers, camelot.journal, ofMinutes(10));
  }

  private OAuthAccountLinker links() {
    return new OAuthAccountLinker(
        camelot.storage.oauthAccounts(),
        new ProviderTokens(sealer),
        camelot.identifiers,
        camelot.journal);
  }
}
