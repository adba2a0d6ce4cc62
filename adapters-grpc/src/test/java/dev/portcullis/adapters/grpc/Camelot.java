package dev.portcullis.adapters.grpc;

import static dev.portcullis.application.port.in.login.Transport.BEARER;
import static dev.portcullis.application.port.in.login.Transport.COOKIE;

import dev.portcullis.application.contract.Examples;
import dev.portcullis.application.memory.InMemoryIdentityProvider;
import dev.portcullis.application.memory.InMemorySealer;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.memory.InMemoryTokenStrategy;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.application.memory.SequentialIdentifiers;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.application.usecase.Journal;
import dev.portcullis.application.usecase.account.AuthorizeAdministratorService;
import dev.portcullis.application.usecase.account.DeleteUserService;
import dev.portcullis.application.usecase.account.GetUserService;
import dev.portcullis.application.usecase.account.ListUsersService;
import dev.portcullis.application.usecase.account.UpdateUserService;
import dev.portcullis.application.usecase.emaillink.ForgotPasswordService;
import dev.portcullis.application.usecase.emaillink.RequestVerificationService;
import dev.portcullis.application.usecase.emaillink.ResetPasswordService;
import dev.portcullis.application.usecase.emaillink.VerifyEmailService;
import dev.portcullis.application.usecase.federation.AssociateOAuthAccountService;
import dev.portcullis.application.usecase.federation.AuthorizationStates;
import dev.portcullis.application.usecase.federation.FederatedUserResolver;
import dev.portcullis.application.usecase.federation.GetAuthorizationUrlService;
import dev.portcullis.application.usecase.federation.ListOAuthAccountsService;
import dev.portcullis.application.usecase.federation.LogInWithProviderService;
import dev.portcullis.application.usecase.federation.OAuthAccountLinker;
import dev.portcullis.application.usecase.federation.Provider;
import dev.portcullis.application.usecase.federation.ProviderSignIn;
import dev.portcullis.application.usecase.federation.ProviderTokens;
import dev.portcullis.application.usecase.federation.Providers;
import dev.portcullis.application.usecase.federation.UnlinkOAuthAccountService;
import dev.portcullis.application.usecase.login.AuthenticateRequestService;
import dev.portcullis.application.usecase.login.Backend;
import dev.portcullis.application.usecase.login.Backends;
import dev.portcullis.application.usecase.login.EmailVerificationPolicy;
import dev.portcullis.application.usecase.login.LogInService;
import dev.portcullis.application.usecase.login.LogOutService;
import dev.portcullis.application.usecase.login.SessionIssuer;
import dev.portcullis.application.usecase.operation.CheckReadinessService;
import dev.portcullis.application.usecase.password.PasswordCreation;
import dev.portcullis.application.usecase.registration.AccountCreation;
import dev.portcullis.application.usecase.registration.DescribeUserFieldsService;
import dev.portcullis.application.usecase.registration.RegisterUserService;
import dev.portcullis.domain.password.PasswordPolicy;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A gRPC server on a free port, and a channel to it: the real use cases on a store in memory, with
 * a bearer backend called {@code sword} and a cookie backend called {@code shield}.
 */
public final class Camelot implements AutoCloseable {
  public final InMemoryStorage storage = new InMemoryStorage();
  public final InMemoryIdentityProvider grail = new InMemoryIdentityProvider();
  final Witness witness = new Witness(grail);
  public final MutableClock clock = new MutableClock(Examples.NOW);
  public final ManagedChannel channel;

  private final SequentialIdentifiers identifiers = new SequentialIdentifiers();
  private final Plan plan;
  private final GrpcServer server;

  public Camelot() {
    this(Plan.USUAL);
  }

  public Camelot(Plan plan) {
    this.plan = plan;
    var backends = new Backends(List.of(backend("sword", BEARER), backend("shield", COOKIE)));
    this.server =
        GrpcServer.start(
            new GrpcSettings("127.0.0.1", 0), useCases(backends), backends, plan.limits());
    this.channel =
        NettyChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
  }

  private Backend backend(String name, Transport transport) {
    var strategy = new InMemoryTokenStrategy(name, storage.sessions());
    return new Backend(name, transport, strategy, Duration.ofHours(1));
  }

  /**
   * Somebody else's server, twice: as {@code grail}, its people come in by the first backend, as
   * {@code chalice} by the second one.
   */
  private Providers providers(Backends backends) {
    return plan.hasProviders()
        ? new Providers(
            List.of(
                provider("grail", backends.all().getFirst()),
                provider("chalice", backends.all().getLast())))
        : Providers.NONE;
  }

  private Provider provider(String name, Backend backend) {
    var places =
        new Provider.Places(
            "https://camelot.example/auth/%s/callback".formatted(name),
            "https://camelot.example/auth/associate/%s/callback".formatted(name),
            Set.of("com.example.camelot:/callback"),
            Optional.empty());
    return new Provider(name, witness, backend, new Provider.Trust(false, false), places);
  }

  private UseCases useCases(Backends backends) {
    var users = storage.users();
    var journal = new Journal(event -> {}, clock);
    var newPasswords = new PasswordCreation(new PasswordPolicy(8), plan.hasher());
    var newAccounts = new AccountCreation(users, plan.schema(), newPasswords, identifiers, journal);
    var verification = new EmailVerificationPolicy(plan.requiresVerification());
    var newSessions = new SessionIssuer(identifiers, journal);
    var accounts = storage.oauthAccounts();
    var providers = providers(backends);
    var sealer = new InMemorySealer();
    var states =
        new AuthorizationStates(
            sealer, storage.oneTimeTokens(), identifiers, journal, Duration.ofMinutes(10));
    var identification = new ProviderSignIn(providers, states, (provider, problem) -> {});
    var links = new OAuthAccountLinker(accounts, new ProviderTokens(sealer), identifiers, journal);
    return new UseCases(
        new RegisterUserService(newAccounts, journal),
        new LogInService(users, plan.hasher(), verification, newSessions),
        new LogOutService(backends, verification, journal),
        new AuthenticateRequestService(backends, verification, clock, Runnable::run),
        new AuthorizeAdministratorService(),
        new GetUserService(users),
        new UpdateUserService(users, backends, plan.schema(), newPasswords, journal),
        new DeleteUserService(users, journal),
        new ListUsersService(users),
        new RequestVerificationService(storage.outbox(), journal),
        new VerifyEmailService(users, storage.oneTimeTokens(), journal),
        new ForgotPasswordService(storage.outbox(), journal),
        new ResetPasswordService(users, storage.oneTimeTokens(), newPasswords, journal),
        new GetAuthorizationUrlService(providers, states),
        new LogInWithProviderService(
            identification,
            new FederatedUserResolver(users, links, newAccounts, journal),
            verification,
            newSessions),
        new AssociateOAuthAccountService(users, accounts, identification, links, backends, journal),
        new ListOAuthAccountsService(providers, accounts),
        new UnlinkOAuthAccountService(accounts, providers, journal),
        new DescribeUserFieldsService(plan.schema()),
        () -> "{\"keys\":[]}",
        new CheckReadinessService(storage));
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.close();
  }
}
