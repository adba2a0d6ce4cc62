package dev.portcullis.adapters.rest;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.memory.InMemoryIdentityProvider;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.usecase.federation.ProviderSettings;
import dev.portcullis.domain.account.Account;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A REST server on a free port, on a {@link TestApplication}: with a bearer backend called {@code
 * bearer} and a cookie backend called {@code cookie}.
 */
public final class TestRestServer implements AutoCloseable {
  /** The password of every user. */
  public static final String PASSWORD = TestApplication.PASSWORD;

  /** Where browsers end that come back to the provider {@code ship}. */
  public static final URI ELSEWHERE = URI.create("https://app.camelot.bt/landed?from=ship#top");

  public final InMemoryIdentityProvider identityProvider = new InMemoryIdentityProvider();
  public final TestRestServerOptions options;

  private final TestApplication application = new TestApplication();
  public final MutableClock clock = application.clock;
  public final InMemoryStorage storage = application.storage;
  private final RestServer server;

  public TestRestServer() {
    this(TestRestServerOptions.USUAL);
  }

  public TestRestServer(TestRestServerOptions options) {
    this.options = options;
    List<ProviderSettings> providers = options.knowsProviders() ? providers() : List.of();
    var out =
        TestApplication.wrappingStrategies(application.outPorts(), options.strategies())
            .withSchema(options.schema());
    var settings = TestApplication.settings().withProviders(providers);
    this.server =
        RestServer.start(
            options.settings(),
            ApplicationAssembly.assemble(
                TestApplication.servingProviders(out, providers, identityProvider),
                options.requiresVerification() ? settings.requiringVerification() : settings),
            TestApplication.BACKENDS,
            options.patience());
  }

  /**
   * One identity provider under three names: a log-in through {@code grail} opens a session of the
   * bearer backend, one through {@code chalice} or {@code ship} a session of the cookie backend;
   * browsers that come back to {@code ship} end elsewhere.
   */
  private static List<ProviderSettings> providers() {
    return List.of(
        TestApplication.provider("grail", TestApplication.BEARER, Optional.empty()),
        TestApplication.provider("chalice", TestApplication.COOKIE, Optional.empty()),
        TestApplication.provider("ship", TestApplication.COOKIE, Optional.of(ELSEWHERE)));
  }

  public int port() {
    return server.port();
  }

  public RawRequest call(String method, String path) {
    return RawRequest.of(port(), method, path);
  }

  /** A verified user without rights. */
  public Account verifiedUser() {
    return application.user(TestData.email());
  }

  /** A verified superuser. */
  public Account superuser() {
    return application.superuser(TestData.email());
  }

  /** A user who is neither verified nor has rights. */
  public Account unverifiedUser() {
    return application.unverified(TestData.email());
  }

  /** Makes the user one who must verify a new address; the sessions stay. */
  public void unverify(Account account) {
    TestData.changed(
        storage, account, TestData.newEmail(TestData.email()), new SessionRevocation.None());
  }

  /** A log-in through {@code backend}. */
  public RawResponse logIn(String backend, Account account) {
    return call("POST", "/auth/" + backend + "/login")
        .form("username=" + account.user().email() + "&password=" + PASSWORD)
        .send();
  }

  /** A new token of the bearer backend. */
  public String bearerTokenOf(Account account) {
    return logIn("bearer", account).json().get("access_token").textValue();
  }

  /** A new token of the cookie backend. */
  public String sessionCookieOf(Account account) {
    String cookie = logIn("cookie", account).header("Set-Cookie");
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
