package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.in.federation.FederationUseCases;
import dev.portcullis.application.port.in.federation.NotAvailable;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.application.port.out.federation.OAuthAccounts;
import dev.portcullis.application.usecase.Clock;
import dev.portcullis.application.usecase.Transactions;
import dev.portcullis.application.usecase.login.LogInFeature;
import dev.portcullis.application.usecase.registration.AccountCreation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Builds the use cases of sign-in with other providers. */
public final class FederationFeature {
  private FederationFeature() {}

  /** Wires the use cases. There are no providers if the store lacks the capability. */
  public static FederationUseCases of(
      OutPorts out,
      List<ProviderSettings> settings,
      Duration stateLifetime,
      AccountCreation accountCreation,
      LogInFeature login,
      Transactions transactions,
      Clock clock) {
    Optional<OAuthAccounts> capability = out.storage().oauthAccounts();
    if (capability.isEmpty() && !settings.isEmpty()) {
      return notAvailable();
    }
    OAuthAccounts accounts = capability.orElseGet(NoOAuthAccounts::new);
    var users = out.storage().users();
    var providers = providers(out, settings);
    var states =
        new AuthorizationStates(
            out.encryptor(),
            out.storage().oneTimeTokens(),
            out.identifiers(),
            clock,
            stateLifetime);
    var signIn = new ProviderSignIn(providers, states, out.providerProblems());
    var linker =
        new OAuthAccountLinker(
            accounts, new ProviderTokens(out.encryptor()), out.identifiers(), transactions);
    var resolver = new FederatedUserResolver(users, linker, accountCreation, transactions, clock);
    return new FederationUseCases(
        new DescribeProviderService(providers),
        new GetAuthorizationUrlService(providers, states),
        new LogInWithProviderService(signIn, resolver, login.sequence()),
        new AssociateOAuthAccountService(
            users, accounts, signIn, linker, login.sessions(), transactions, clock),
        new ListOAuthAccountsService(providers, accounts),
        new UnlinkOAuthAccountService(
            users, accounts, providers, login.sessions(), transactions, clock));
  }

  private static FederationUseCases notAvailable() {
    return new FederationUseCases(
        name -> new NotAvailable(),
        command -> new NotAvailable(),
        command -> new NotAvailable(),
        command -> new NotAvailable(),
        user -> Optional.empty(),
        command -> new NotAvailable());
  }

  private static Providers providers(OutPorts out, List<ProviderSettings> settings) {
    return new Providers(
        settings.stream()
            .map(provider -> new Provider(provider, identityProvider(out, provider)))
            .toList());
  }

  private static IdentityProvider identityProvider(OutPorts out, ProviderSettings provider) {
    String name = provider.description().name();
    return Objects.requireNonNull(out.identityProviders().get(name), name);
  }
}
