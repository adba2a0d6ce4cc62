package dev.portcullis.application.memory;

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
import dev.portcullis.domain.account.Account;
import dev.portcullis.domain.account.AccountChanges;
import dev.portcullis.domain.account.EmailAddress;
import dev.portcullis.domain.account.User;
import dev.portcullis.domain.account.UserId;
import dev.portcullis.domain.audit.Event;
import dev.portcullis.domain.emaillink.OneTimeSecret;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * The whole application on a store in memory, for the tests of the use cases and of the edges: the
 * real assembly, with a bearer backend and a cookie backend.
 */
public final class TestApplication {
  /** The password of every example user. */
  public static final String PASSWORD = "guinevere";

  public static final EmailAddress ARTHUR = new EmailAddress("arthur@camelot.bt");
  public static final EmailAddress LANCELOT = new EmailAddress("lancelot@camelot.bt");

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

  /** The events that were told to the listener, in order. */
  public final List<Event> told = new CopyOnWriteArrayList<>();

  /** What is wrong with providers' answers, as told to the operator. */
  public final List<String> problems = new CopyOnWriteArrayList<>();

  /** How each backend proves its sessions. */
  public final Map<BackendName, TokenStrategy> strategies =
      Map.of(
          BEARER.name(), new InMemoryTokenStrategy("bearer", storage.sessions()),
          COOKIE.name(), new InMemoryTokenStrategy("cookie", storage.sessions()));

  private static BackendDescription backend(String name, Transport transport) {
    return new BackendDescription(new BackendName(name), transport, ofHours(1));
  }

  /** The settings that tests begin with: nothing is required, no provider is known. */
  public static ApplicationSettings settings() {
    return new ApplicationSettings(
        new PasswordPolicy(8),
        false,
        ofDays(90),
        new OneTimeLifetimes(ofHours(1), ofHours(1)),
        BACKENDS,
        List.of(),
        ofMinutes(10));
  }

  /** The ports that the use cases are joined with, unless a test changes some. */
  public OutPorts outPorts() {
    return outPorts(hooked);
  }

  /** The same ports, on a store that lacks every capability. */
  public OutPorts outPortsOfCore() {
    return outPorts(new CoreStorage(hooked));
  }

  private OutPorts outPorts(Storage store) {
    return OutPorts.of(store, hasher, identifiers, clock)
        .withStrategies(strategies, PublicKeys.NONE)
        .withEncryptor(encryptor)
        .withProviders(Map.of(), (provider, problem) -> problems.add(provider + ": " + problem))
        .withMailer(mailer)
        .withListener(told::add);
  }

  /** The use cases, on these ports and settings. */
  public UseCases useCases() {
    return ApplicationAssembly.assemble(outPorts(), settings());
  }

  /** The use cases of an installation that lets in verified users alone. */
  public UseCases useCasesForVerifiedOnly() {
    return ApplicationAssembly.assemble(outPorts(), settings().requiringVerification());
  }

  /** The use cases of an installation with fields of its own. */
  public UseCases useCases(UserSchema schema) {
    return ApplicationAssembly.assemble(outPorts().withSchema(schema), settings());
  }

  /** The same ports, but with what {@code wrapping} makes of the strategies. */
  public static OutPorts wrappingStrategies(OutPorts out, UnaryOperator<TokenStrategy> wrapping) {
    Map<BackendName, TokenStrategy> wrapped =
        out.strategies().entrySet().stream()
            .collect(toMap(Map.Entry::getKey, strategy -> wrapping.apply(strategy.getValue())));
    return out.withStrategies(wrapped, out.keys());
  }

  /** The same ports, but with {@code identityProvider} behind each of these providers. */
  public static OutPorts servingProviders(
      OutPorts out, List<ProviderSettings> providers, IdentityProvider identityProvider) {
    Map<String, IdentityProvider> byName =
        providers.stream()
            .collect(toMap(provider -> provider.description().name(), any -> identityProvider));
    return out.withProviders(byName, out.providerProblems());
  }

  /**
   * A provider whose word about e-mail addresses is worth nothing.
   *
   * @param end where the browser is sent in the end; empty if it gets the answer itself
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

  /** An active, verified user with {@link #PASSWORD} and without rights. */
  public Account user(EmailAddress email) {
    return user(email, hashOf(PASSWORD));
  }

  /** An active, verified user with that hash and without rights. */
  public Account user(EmailAddress email, PasswordHash hash) {
    var user = new User(identifiers.newUserId(), email, true, false, true);
    return TestData.stored(storage, Account.open(user, hash));
  }

  /** An active user with {@link #PASSWORD}, without rights and not verified. */
  public Account unverified(EmailAddress email) {
    var user = new User(identifiers.newUserId(), email, true, false, false);
    return TestData.stored(storage, Account.open(user, hashOf(PASSWORD)));
  }

  /** An active, verified superuser with {@link #PASSWORD}. */
  public Account superuser(EmailAddress email) {
    var user = new User(identifiers.newUserId(), email, true, true, true);
    return TestData.stored(storage, Account.open(user, hashOf(PASSWORD)));
  }

  /** What the link in a mail to that account holds, good for an hour. */
  public OneTimeSecret secret(Account account, TokenPurpose purpose) {
    OneTimeSecret secret = identifiers.newOneTimeSecret();
    Instant expires = microseconds().plus(ofHours(1));
    EmailAddress email = account.user().email();
    TestData.added(
        storage,
        new OneTimeToken(
            secret.hash(), purpose, account.id(), email, account.sessionGeneration(), expires));
    return secret;
  }

  /** An open session of that account, through the bearer backend. */
  public SignedInUser caller(Account account) {
    return new SignedInUser(account.user(), read(token(account)).orElseThrow());
  }

  /** The token of a new session of that account, through the bearer backend. */
  public AccessToken token(Account account) {
    return token(account, BEARER);
  }

  /** The token of a new session of that account, through {@code backend}. */
  public AccessToken token(Account account, BackendDescription backend) {
    Instant now = microseconds();
    var session =
        new Session(
            identifiers.newSessionId(),
            account.id(),
            backend.name(),
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

  /** The account as it is stored now. */
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

  /** Whether {@code text} is the password of that user now. */
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
