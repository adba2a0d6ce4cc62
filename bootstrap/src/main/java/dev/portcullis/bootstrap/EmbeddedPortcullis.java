package dev.portcullis.bootstrap;

import dev.portcullis.adapters.crypto.masterkey.MasterKey;
import dev.portcullis.adapters.crypto.random.RandomIdentifiers;
import dev.portcullis.adapters.crypto.token.OpaqueTokenStrategy;
import dev.portcullis.adapters.crypto.token.TokenSigning;
import dev.portcullis.adapters.grpc.PortcullisServices;
import dev.portcullis.adapters.oauth.OAuthIdentityProvider;
import dev.portcullis.adapters.persistence.redis.RedisStore;
import dev.portcullis.adapters.rest.PortcullisPlugin;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.usecase.Journal;
import dev.portcullis.application.usecase.account.AuthorizeAdministratorService;
import dev.portcullis.application.usecase.account.DeleteUserService;
import dev.portcullis.application.usecase.account.GetUserService;
import dev.portcullis.application.usecase.account.ListUsersService;
import dev.portcullis.application.usecase.account.UpdateUserService;
import dev.portcullis.application.usecase.audit.AuditLogWriter;
import dev.portcullis.application.usecase.emaillink.DeliverMailService;
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
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.configuration.Configuration.Strategy;
import dev.portcullis.bootstrap.runtime.BestEffortExecutor;
import dev.portcullis.bootstrap.runtime.EventListeners;
import dev.portcullis.bootstrap.runtime.MailWorker;
import dev.portcullis.bootstrap.runtime.ProviderLog;
import dev.portcullis.bootstrap.runtime.ResourceStack;
import dev.portcullis.domain.password.PasswordPolicy;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Portcullis without servers of its own: every part joined, ready to be put into the servers of an
 * application. The composition root.
 */
public final class EmbeddedPortcullis implements AutoCloseable {
  private final Configuration configuration;
  private final ResourceStack closers;
  private final UseCases useCases;
  private final Backends backends;
  private final Providers providers;
  private final String storage;

  private EmbeddedPortcullis(
      Configuration configuration,
      ResourceStack closers,
      UseCases useCases,
      Backends backends,
      Providers providers,
      String storage) {
    this.configuration = configuration;
    this.closers = closers;
    this.useCases = useCases;
    this.backends = backends;
    this.providers = providers;
    this.storage = storage;
  }

  /**
   * Opens the store and joins everything, in the order in which the parts need each other. Of the
   * configuration, the addresses to listen on count for nothing.
   *
   * @throws RuntimeException when a part refuses to start; nothing is left open then
   */
  public static EmbeddedPortcullis open(
      Configuration configuration, InstantSource clock, Extensions extensions) {
    var closers = new ResourceStack();
    try {
      return open(configuration, clock, extensions, closers);
    } catch (RuntimeException failure) {
      closers.close();
      throw failure;
    }
  }

  private static EmbeddedPortcullis open(
      Configuration configuration, InstantSource clock, Extensions extensions, ResourceStack closers) {
    var storage = closers.add(Stores.open(configuration));
    var users = storage.users();
    var sessions = storage.sessions();
    var tokens = storage.oneTimeTokens();
    var outbox = storage.outbox();

    var masterKey =
        MasterKey.load(
            configuration.masterKey(),
            configuration.dataDirectory(),
            () -> TokenSigning.hasKeys(storage.signingKeys()));
    var signing = TokenSigning.open(configuration.token(), storage.signingKeys(), masterKey, clock);
    var hasher = closers.add(Hashers.of(configuration));
    var identifiers = new RandomIdentifiers(clock);
    var events = new AuditLogWriter(storage.events(), configuration.auditRetention());
    var journal = new Journal(EventListeners.of(events, extensions.listeners()), clock);
    var policy = new PasswordPolicy(configuration.passwords().minLength());
    var newPasswords = new PasswordCreation(policy, hasher);
    var schema = configuration.userSchema();
    var newAccounts = new AccountCreation(users, schema, newPasswords, identifiers, journal);
    var verification = new EmailVerificationPolicy(configuration.requiresVerification());
    var mailer = extensions.mailer().orElseGet(() -> Mailers.of(configuration));
    var strategies = new EnumMap<Strategy, TokenStrategy>(Strategy.class);
    strategies.put(Strategy.JWT, signing.strategy(sessions));
    strategies.put(Strategy.DATABASE, new OpaqueTokenStrategy(sessions));
    configuration
        .redis()
        .map(settings -> closers.add(RedisStore.open(settings)).sessions(users))
        .ifPresent(apart -> strategies.put(Strategy.REDIS, new OpaqueTokenStrategy(apart)));
    var backends = backends(configuration, strategies);
    var providers = providers(configuration, backends, clock, closers);
    var accounts = storage.oauthAccounts();
    var newSessions = new SessionIssuer(identifiers, journal);
    var states =
        new AuthorizationStates(
            masterKey, tokens, identifiers, journal, configuration.stateLifetime());
    var identification = new ProviderSignIn(providers, states, ProviderLog::tell);
    var links =
        new OAuthAccountLinker(accounts, new ProviderTokens(masterKey), identifiers, journal);
    var providerUsers = new FederatedUserResolver(users, links, newAccounts, journal);
    var bookkeeping = closers.add(new BestEffortExecutor());
    var useCases =
        new UseCases(
            new RegisterUserService(newAccounts, journal),
            new LogInService(users, hasher, verification, newSessions),
            new LogOutService(backends, verification, journal),
            new AuthenticateRequestService(backends, verification, clock, bookkeeping),
            new AuthorizeAdministratorService(),
            new GetUserService(users),
            new UpdateUserService(users, backends, schema, newPasswords, journal),
            new DeleteUserService(users, journal),
            new ListUsersService(users),
            new RequestVerificationService(outbox, journal),
            new VerifyEmailService(users, tokens, journal),
            new ForgotPasswordService(outbox, journal),
            new ResetPasswordService(users, tokens, newPasswords, journal),
            new GetAuthorizationUrlService(providers, states),
            new LogInWithProviderService(identification, providerUsers, verification, newSessions),
            new AssociateOAuthAccountService(
                users, accounts, identification, links, backends, journal),
            new ListOAuthAccountsService(providers, accounts),
            new UnlinkOAuthAccountService(accounts, providers, journal),
            new DescribeUserFieldsService(schema),
            signing::jwkSet,
            new CheckReadinessService(storage));
    closers.add(
        MailWorker.start(
            new DeliverMailService(
                outbox,
                users,
                tokens,
                mailer,
                configuration.oneTimeLifetimes(),
                identifiers,
                journal)));
    return new EmbeddedPortcullis(
        configuration, closers, useCases, backends, providers, storage.description());
  }

  private static Backends backends(
      Configuration configuration, Map<Strategy, TokenStrategy> strategies) {
    return new Backends(
        configuration.backends().stream()
            .map(
                backend ->
                    new Backend(
                        backend.name(),
                        backend.transport(),
                        Objects.requireNonNull(strategies.get(backend.strategy())),
                        backend.lifetime()))
            .toList());
  }

  private static Providers providers(
      Configuration configuration, Backends backends, InstantSource clock, ResourceStack closers) {
    return new Providers(
        configuration.providers().stream()
            .map(
                provider ->
                    new Provider(
                        provider.client().name(),
                        closers.add(OAuthIdentityProvider.open(provider.client(), clock)),
                        backends.named(provider.backend()),
                        provider.trust(),
                        provider.places()))
            .toList());
  }

  /** All routes and guards for a Javalin application; a new one each time. */
  public PortcullisPlugin rest() {
    return new PortcullisPlugin(configuration.rest(), useCases, backends, providers);
  }

  /** All services and guards for a grpc-java server. */
  public PortcullisServices grpc() {
    return new PortcullisServices(useCases, backends);
  }

  /** What Portcullis can do, to call it without any protocol. */
  public UseCases useCases() {
    return useCases;
  }

  Backends backends() {
    return backends;
  }

  Providers providers() {
    return providers;
  }

  /** The store that it uses, for people. */
  public String storage() {
    return storage;
  }

  /** Lets what is under way finish, then closes the store. Stop the servers first. */
  @Override
  public void close() {
    closers.close();
  }
}
