package dev.portcullis.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.ApplicationSettings;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.federation.ProviderDescription;
import dev.portcullis.application.port.in.login.BackendDescription;
import dev.portcullis.application.port.in.login.BackendDescriptions;
import dev.portcullis.application.port.in.login.Transport;
import dev.portcullis.application.port.out.OutPorts;
import dev.portcullis.application.port.out.federation.IdentityProvider;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.login.TokenStrategy;
import dev.portcullis.application.port.out.operation.PublicKeys;
import dev.portcullis.application.port.out.operation.Storage;
import dev.portcullis.application.port.out.registration.UserSchema;
import dev.portcullis.application.usecase.emaillink.OneTimeLifetimes;
import dev.portcullis.application.usecase.federation.EmailTrust;
import dev.portcullis.application.usecase.federation.ProviderSettings;
import dev.portcullis.application.usecase.federation.RedirectUris;
import dev.portcullis.application.usecase.throttling.ThrottlingSettings;
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.emaillink.LinkSecret;
import dev.portcullis.domain.emaillink.OneTimeToken;
import dev.portcullis.domain.emaillink.TokenPurpose;
import dev.portcullis.domain.login.AccessToken;
import dev.portcullis.domain.login.BackendName;
import dev.portcullis.domain.login.ClientInfo;
import dev.portcullis.domain.login.Session;
import dev.portcullis.domain.login.SignedInUser;
import dev.portcullis.domain.password.Password;
import dev.portcullis.domain.password.PasswordHash;
import dev.portcullis.domain.password.PasswordPolicy;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Complete application on an in-memory store, for the tests of use cases and edges: the real
 * assembly with a bearer backend and a cookie backend.
 */
public final class TestApplication {
  /** Password of every example user. */
  public static final String PASSWORD = "guinevere";

  /** The only password on the list of denied ones. */
  public static final String DENIED_PASSWORD = "joyeuse-joyeuse";

  public static final EmailAddress ARTHUR = new EmailAddress("arthur@camelot.bt");
  public static final EmailAddress LANCELOT = new EmailAddress("lancelot@camelot.bt");

  private static final OneTimeLifetimes LIFETIMES = new OneTimeLifetimes(ofHours(1), ofHours(1));

  public static final BackendDescription BEARER = backend("bearer", Transport.BEARER);
  public static final BackendDescription COOKIE = backend("cookie", Transport.COOKIE);
  public static final BackendDescriptions BACKENDS =
      new BackendDescriptions(List.of(BEARER, COOKIE));

  public final MutableClock clock = new MutableClock(TestData.NOW);
  public final InMemoryStorage storage = new InMemoryStorage();
  public final SequentialIdentifiers identifiers = new SequentialIdentifiers();
  public final RecordingPasswordHasher recorder =
      new RecordingPasswordHasher(new InMemoryPasswordHasher());
  public final HookedPasswordHasher hasher = new HookedPasswordHasher(recorder);
  private final HookedStorage hooked = new HookedStorage(storage);
  public final HookedUserRepository users = hooked.users();
  public final HookedOneTimeTokens oneTimeTokens = hooked.oneTimeTokens();
  public final HookedMailer mailer = new HookedMailer();
  public final InMemorySecretEncryptor encryptor = new InMemorySecretEncryptor();

  public final InMemorySigningKeyFactory keyFactory = new InMemorySigningKeyFactory(encryptor);

  /** Events that the listener received, in order. */
  public final List<Event> told = new CopyOnWriteArrayList<>();

  /** Problems with providers' answers, as reported to the operator. */
  public final List<String> problems = new CopyOnWriteArrayList<>();

  /** Token strategy of each backend. */
  public final Map<BackendName, TokenStrategy> strategies =
      Map.of(
          BEARER.name(), new InMemoryTokenStrategy("bearer", storage.sessions()),
          COOKIE.name(), new InMemoryTokenStrategy("cookie", storage.sessions()));

  private static BackendDescription backend(String name, Transport transport) {
    return new BackendDescription(new BackendName(name), transport, ofHours(1));
  }

  /** Default settings of the tests: no requirements and no providers. */
  public static ApplicationSettings settings() {
    return settings(LIFETIMES);
  }

  /** Settings with these lifetimes of links. */
  public static ApplicationSettings settings(OneTimeLifetimes lifetimes) {
    return settings(false, lifetimes, List.of());
  }

  /** Settings with providers to sign in with. */
  public static ApplicationSettings settings(
      boolean requiresVerification, List<ProviderSettings> providers) {
    return settings(requiresVerification, LIFETIMES, providers);
  }

  private static ApplicationSettings settings(
      boolean requiresVerification, OneTimeLifetimes lifetimes, List<ProviderSettings> providers) {
    return new ApplicationSettings(
        new PasswordPolicy(8),
        requiresVerification,
        ofDays(90),
        lifetimes,
        BACKENDS,
        providers,
        ofMinutes(10),
        ThrottlingSettings.OFF);
  }

  /** Default out-ports of the use cases; a test may replace some. */
  public OutPorts.Builder outPorts() {
    return outPorts(hooked);
  }

  /** Out-ports on a store that lacks every capability. */
  public OutPorts.Builder outPortsOfCore() {
    return outPorts(new CoreStorage(hooked));
  }

  /** Default out-ports on that store. */
  public OutPorts.Builder outPorts(Storage store) {
    return OutPorts.of(store, hasher, identifiers, clock)
        .withDeniedPasswords(TestApplication::isDenied)
        .withStrategies(strategies, PublicKeys.NONE)
        .withEncryptor(encryptor)
        .withKeyFactory(keyFactory)
        .withProviders(Map.of(), this::addProblem)
        .withMailer(mailer)
        .withListener(told::add);
  }

  private static boolean isDenied(Password password) {
    return password.revealFolded(text -> Arrays.equals(text, DENIED_PASSWORD.getBytes(UTF_8)));
  }

  private void addProblem(String provider, String problem) {
    problems.add(provider + ": " + problem);
  }

  /** Use cases with the default ports and settings. */
  public UseCases useCases() {
    return ApplicationAssembly.assemble(outPorts().build(), settings());
  }

  /** Use cases of an installation that admits only verified users. */
  public UseCases useCasesForVerifiedOnly() {
    return ApplicationAssembly.assemble(outPorts().build(), settings(true, List.of()));
  }

  /** Use cases of an installation with custom fields. */
  public UseCases useCases(UserSchema schema) {
    return ApplicationAssembly.assemble(outPorts().withSchema(schema).build(), settings());
  }

  /** Uses {@code identityProvider} for each of these providers. */
  public OutPorts.Builder outPorts(
      List<ProviderSettings> providers, IdentityProvider identityProvider) {
    return outPorts().withProviders(byName(providers, identityProvider), this::addProblem);
  }

  /** Returns {@code identityProvider} under the name of each of these providers. */
  public static Map<String, IdentityProvider> byName(
      List<ProviderSettings> providers, IdentityProvider identityProvider) {
    return providers.stream()
        .collect(toMap(provider -> provider.description().name(), any -> identityProvider));
  }

  /** The strategies of the backends, each wrapped by {@code wrapping}. */
  public Map<BackendName, TokenStrategy> strategies(UnaryOperator<TokenStrategy> wrapping) {
    return strategies.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, strategy -> wrapping.apply(strategy.getValue())));
  }

  /**
   * Provider that is not trusted to verify e-mail addresses.
   *
   * @param end URI to which the browser is redirected after sign-in; empty if the browser gets the
   *     response itself
   */
  public static ProviderSettings provider(
      String name, BackendDescription backend, Optional<URI> end) {
    var redirectUris =
        new RedirectUris(
            "https://camelot.example/auth/%s/callback".formatted(name),
            "https://camelot.example/auth/associate/%s/callback".formatted(name),
            Set.of("com.example.camelot:/callback"));
    return new ProviderSettings(
        new ProviderDescription(name, end),
        backend.name(),
        new EmailTrust(false, false),
        redirectUris);
  }

  private Instant microseconds() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Stores an active, verified user with {@link #PASSWORD} and without rights. */
  public Account user(EmailAddress email) {
    return user(email, hashOf(PASSWORD));
  }

  /** Stores an active, verified user with that hash and without rights. */
  public Account user(EmailAddress email, PasswordHash hash) {
    var user = new User(identifiers.newUserId(), email, true, false, true);
    return TestData.stored(storage, Account.open(user, hash));
  }

  /** Stores an active, unverified user with {@link #PASSWORD} and without rights. */
  public Account unverified(EmailAddress email) {
    var user = new User(identifiers.newUserId(), email, true, false, false);
    return TestData.stored(storage, Account.open(user, hashOf(PASSWORD)));
  }

  /** Stores an active, verified superuser with {@link #PASSWORD}. */
  public Account superuser(EmailAddress email) {
    var user = new User(identifiers.newUserId(), email, true, true, true);
    return TestData.stored(storage, Account.open(user, hashOf(PASSWORD)));
  }

  /** Secret of a mailed link to that account; valid for an hour. */
  public LinkSecret secret(Account account, TokenPurpose purpose) {
    LinkSecret secret = identifiers.newLinkSecret();
    Instant expires = microseconds().plus(ofHours(1));
    EmailAddress email = account.user().email();
    TestData.added(
        storage,
        new OneTimeToken(
            secret.hash(), purpose, account.id(), email, account.sessionGeneration(), expires));
    return secret;
  }

  /** Opens a session of that account with the bearer backend. */
  public SignedInUser caller(Account account) {
    return new SignedInUser(account.user(), read(token(account)).orElseThrow());
  }

  /** Token of a new session of that account with the bearer backend. */
  public AccessToken token(Account account) {
    return token(account, BEARER);
  }

  /** Token of a new session of that account with {@code backend}. */
  public AccessToken token(Account account, BackendDescription backend) {
    Instant now = microseconds();
    var session =
        new Session(
            identifiers.newSessionId(),
            account.id(),
            backend.name(),
            TestData.authenticatedAt(now),
            now,
            now,
            now.plus(backend.lifetime()).truncatedTo(ChronoUnit.SECONDS),
            ClientInfo.UNKNOWN);
    return requireNonNull(strategies.get(backend.name()))
        .issue(session, account.sessionGeneration())
        .orElseThrow()
        .token();
  }

  /** Changes the account as an administrator does. */
  public Account change(Account account, AccountChanges changes) {
    return TestData.changed(storage, now(account.id()), changes, ending(account, changes));
  }

  private static SessionRevocation ending(Account account, AccountChanges changes) {
    return account.endsSessions(changes)
        ? new SessionRevocation.All()
        : new SessionRevocation.None();
  }

  /** Current state of the account in the store. */
  public Account now(UserId id) {
    return storage.users().findById(id).orElseThrow();
  }

  public boolean isOpen(SignedInUser caller) {
    return storage.sessions().find(caller.session().id(), clock.instant()).isPresent();
  }

  public Optional<Session> read(AccessToken token) {
    return requireNonNull(strategies.get(BEARER.name()))
        .read(token, clock.instant())
        .map(good -> good.caller().session());
  }

  /** True if {@code text} is that user's current password. */
  public boolean isPassword(String text, UserId id) {
    try (Password password = Password.of(text)) {
      return new InMemoryPasswordHasher().matches(password, now(id).passwordHash());
    }
  }

  public static PasswordHash hashOf(String text) {
    return hashOf(text, new InMemoryPasswordHasher());
  }

  public static PasswordHash hashOf(String text, InMemoryPasswordHasher hasher) {
    try (Password password = Password.of(text)) {
      return hasher.hash(password);
    }
  }

  public static void assertWiped(Password password) {
    assertThatIllegalStateException().isThrownBy(password::length);
  }
}
