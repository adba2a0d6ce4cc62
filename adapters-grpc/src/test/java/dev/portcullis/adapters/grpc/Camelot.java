package dev.portcullis.adapters.grpc;

import static dev.portcullis.application.backend.Transport.BEARER;
import static dev.portcullis.application.backend.Transport.COOKIE;

import dev.portcullis.application.backend.Backend;
import dev.portcullis.application.backend.Backends;
import dev.portcullis.application.backend.Transport;
import dev.portcullis.application.contract.Examples;
import dev.portcullis.application.memory.InMemoryIdentityProvider;
import dev.portcullis.application.memory.InMemorySealer;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.memory.InMemoryTokenStrategy;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.application.memory.SequentialIdentifiers;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.provider.Provider;
import dev.portcullis.application.provider.Providers;
import dev.portcullis.application.usecase.AssociateOAuthAccountService;
import dev.portcullis.application.usecase.AuthenticateRequestService;
import dev.portcullis.application.usecase.AuthorizationStates;
import dev.portcullis.application.usecase.AuthorizeAdministratorService;
import dev.portcullis.application.usecase.CheckReadinessService;
import dev.portcullis.application.usecase.DeleteUserService;
import dev.portcullis.application.usecase.DescribeUserFieldsService;
import dev.portcullis.application.usecase.ForgotPasswordService;
import dev.portcullis.application.usecase.GetAuthorizationUrlService;
import dev.portcullis.application.usecase.GetUserService;
import dev.portcullis.application.usecase.Identification;
import dev.portcullis.application.usecase.Journal;
import dev.portcullis.application.usecase.ListOAuthAccountsService;
import dev.portcullis.application.usecase.ListUsersService;
import dev.portcullis.application.usecase.LogInService;
import dev.portcullis.application.usecase.LogInWithProviderService;
import dev.portcullis.application.usecase.LogOutService;
import dev.portcullis.application.usecase.NewAccounts;
import dev.portcullis.application.usecase.NewPasswords;
import dev.portcullis.application.usecase.NewSessions;
import dev.portcullis.application.usecase.OAuthLinks;
import dev.portcullis.application.usecase.ProviderTokens;
import dev.portcullis.application.usecase.ProviderUsers;
import dev.portcullis.application.usecase.RegisterUserService;
import dev.portcullis.application.usecase.RequestVerificationService;
import dev.portcullis.application.usecase.ResetPasswordService;
import dev.portcullis.application.usecase.UnlinkOAuthAccountService;
import dev.portcullis.application.usecase.UpdateUserService;
import dev.portcullis.application.usecase.VerificationRule;
import dev.portcullis.application.usecase.VerifyEmailService;
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
final class Camelot implements AutoCloseable {
  final InMemoryStorage storage = new InMemoryStorage();
  final InMemoryIdentityProvider grail = new InMemoryIdentityProvider();
  final Witness witness = new Witness(grail);
  final MutableClock clock = new MutableClock(Examples.NOW);
  final ManagedChannel channel;

  private final SequentialIdentifiers identifiers = new SequentialIdentifiers();
  private final Plan plan;
  private final GrpcServer server;

  Camelot() {
    this(Plan.USUAL);
  }

  Camelot(Plan plan) {
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
    var newPasswords = new NewPasswords(new PasswordPolicy(8), plan.hasher());
    var newAccounts = new NewAccounts(users, plan.schema(), newPasswords, identifiers, journal);
    var verification = new VerificationRule(plan.requiresVerification());
    var newSessions = new NewSessions(identifiers, journal);
    var accounts = storage.oauthAccounts();
    var providers = providers(backends);
    var sealer = new InMemorySealer();
    var states =
        new AuthorizationStates(
            sealer, storage.oneTimeTokens(), identifiers, journal, Duration.ofMinutes(10));
    var identification = new Identification(providers, states, (provider, problem) -> {});
    var links = new OAuthLinks(accounts, new ProviderTokens(sealer), identifiers, journal);
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
            new ProviderUsers(users, links, newAccounts, journal),
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
