package dev.portcullis.adapters.rest;

import static dev.portcullis.application.port.in.login.Transport.BEARER;
import static dev.portcullis.application.port.in.login.Transport.COOKIE;

import dev.portcullis.application.contract.Examples;
import dev.portcullis.application.memory.InMemoryIdentityProvider;
import dev.portcullis.application.memory.InMemoryPasswordHasher;
import dev.portcullis.application.memory.InMemorySealer;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.memory.InMemoryTokenStrategy;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.application.memory.SequentialIdentifiers;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.application.port.out.login.SessionRevocation;
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
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A REST server on a free port: the real use cases on a store in memory, a bearer backend called
 * {@code sword} and a cookie backend called {@code shield}.
 */
public final class Camelot implements AutoCloseable {
  /** The password of everybody. */
  public static final String PASSWORD = "guinevere";

  /** Where browsers end that come back to the provider {@code ship}. */
  public static final URI ELSEWHERE = URI.create("https://app.camelot.bt/landed?from=ship#top");

  public final MutableClock clock = new MutableClock(Examples.NOW);
  public final InMemoryStorage storage = new InMemoryStorage();
  public final InMemoryIdentityProvider grail = new InMemoryIdentityProvider();
  final Plan plan;

  private final SequentialIdentifiers identifiers = new SequentialIdentifiers();
  private final InMemoryPasswordHasher hasher = new InMemoryPasswordHasher();
  private final RestServer server;

  public Camelot() {
    this(Plan.USUAL);
  }

  public Camelot(Plan plan) {
    this.plan = plan;
    var backends = new Backends(List.of(backend("sword", BEARER), backend("shield", COOKIE)));
    var providers = providers(backends);
    this.server =
        RestServer.start(
            plan.settings(), useCases(backends, providers), backends, providers, plan.patience());
  }

  private Backend backend(String name, Transport transport) {
    var strategy = new InMemoryTokenStrategy(name, storage.sessions());
    return new Backend(name, transport, plan.strategies().apply(strategy), Duration.ofHours(1));
  }

  /**
   * Somebody else's server, under three names: {@code grail}'s people come in by a bearer's token,
   * {@code chalice}'s by a cookie, and so do {@code ship}'s, whose browsers end elsewhere.
   */
  private Providers providers(Backends backends) {
    var sword = backends.all().getFirst();
    var shield = backends.all().getLast();
    return plan.knowsProviders()
        ? new Providers(
            List.of(
                provider("grail", sword, Optional.empty()),
                provider("chalice", shield, Optional.empty()),
                provider("ship", shield, Optional.of(ELSEWHERE))))
        : Providers.NONE;
  }

  private Provider provider(String name, Backend backend, Optional<URI> end) {
    var places =
        new Provider.Places(
            "https://camelot.example/auth/" + name + "/callback",
            "https://camelot.example/auth/associate/" + name + "/callback",
            Set.of("com.example.camelot:/callback"),
            end);
    return new Provider(name, grail, backend, new Provider.Trust(false, false), places);
  }

  private UseCases useCases(Backends backends, Providers providers) {
    var users = storage.users();
    var journal = new Journal(event -> {}, clock);
    var newPasswords = new PasswordCreation(new PasswordPolicy(8), hasher);
    var newAccounts = new AccountCreation(users, plan.schema(), newPasswords, identifiers, journal);
    var verification = new EmailVerificationPolicy(plan.requiresVerification());
    var newSessions = new SessionIssuer(identifiers, journal);
    var accounts = storage.oauthAccounts();
    var sealer = new InMemorySealer();
    var states =
        new AuthorizationStates(
            sealer, storage.oneTimeTokens(), identifiers, journal, Duration.ofMinutes(10));
    var identification = new ProviderSignIn(providers, states, (provider, problem) -> {});
    var links = new OAuthAccountLinker(accounts, new ProviderTokens(sealer), identifiers, journal);
    return new UseCases(
        new RegisterUserService(newAccounts, journal),
        new LogInService(users, hasher, verification, newSessions),
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

  public Call call(String method, String path) {
    return Call.of(port(), method, path);
  }

  /** A verified user without rights. */
  public Account knight() {
    return stored(false, true);
  }

  /** A verified superuser. */
  Account king() {
    return stored(true, true);
  }

  /** A user who is neither verified nor has rights. */
  public Account squire() {
    return stored(false, false);
  }

  /** Makes the user one who must verify a new address; the sessions stay. */
  void unverify(Account account) {
    Examples.changed(
        storage, account, Examples.newEmail(Examples.email()), new SessionRevocation.None());
  }

  private Account stored(boolean superuser, boolean verified) {
    var user = new User(identifiers.newUserId(), Examples.email(), true, superuser, verified);
    try (Password password = Password.of(PASSWORD)) {
      return Examples.stored(storage, Account.open(user, hasher.hash(password)));
    }
  }

  /** A log-in through {@code backend}. */
  public Answer logIn(String backend, Account account) {
    return call("POST", "/auth/" + backend + "/login")
        .form("username=" + account.user().email() + "&password=" + PASSWORD)
        .send();
  }

  /** A new token of the bearer backend. */
  public String sword(Account account) {
    return logIn("sword", account).json().get("access_token").textValue();
  }

  /** A new token of the cookie backend. */
  public String shield(Account account) {
    String cookie = logIn("shield", account).header("Set-Cookie");
    return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
  }

  /** Whether that is a good token, whichever backend it comes from. */
  public boolean isGood(String token) {
    return call("GET", "/users/me").bearer(token).send().status() == 200;
  }

  @Override
  public void close() {
    server.close();
  }
}
