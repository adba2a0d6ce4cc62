package dev.portcullis.adapters.rest;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.contract.TestData;
import dev.portcullis.application.memory.InMemoryIdentityProvider;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.out.login.SessionRevocation;
import dev.portcullis.application.port.out.operation.PublicKeys;
import dev.portcullis.application.usecase.federation.ProviderSettings;
import dev.portcullis.domain.account.Account;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A REST server on a free port, on a {@link TestApplication}. It has a bearer backend called {@code
 * bearer} and a cookie backend called {@code cookie}.
 */
public final class TestRestServer implements AutoCloseable {
  /** The password of every user. */
  public static final String PASSWORD = TestApplication.PASSWORD;

  /** The redirect URL of the provider {@code ship}. */
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
        application
            .outPorts(providers, identityProvider)
            .withStrategies(application.strategies(options.strategies()), PublicKeys.NONE)
            .withSchema(options.schema())
            .build();
    this.server =
        RestServer.start(
            options.settings(),
            ApplicationAssembly.assemble(
                out, TestApplication.settings(options.requiresVerification(), providers)),
            TestApplication.BACKENDS,
            options.timeout());
  }

  /**
   * One identity provider under three names. A log-in through {@code grail} opens a session of the
   * bearer backend, one through {@code chalice} or {@code ship} a session of the cookie backend.
   * Only {@code ship} has a redirect URL.
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

  /** Creates a verified user without rights. */
  public Account verifiedUser() {
    return application.user(TestData.email());
  }

  /** Creates a verified superuser. */
  public Account superuser() {
    return application.superuser(TestData.email());
  }

  /** Creates an unverified user without rights. */
  public Account unverifiedUser() {
    return application.unverified(TestData.email());
  }

  /** Makes the user unverified; its sessions stay open. */
  public void unverify(Account account) {
    TestData.changed(
        storage, account, TestData.newEmail(TestData.email()), new SessionRevocation.None());
  }

  /** Logs in through {@code backend}. */
  public RawResponse logIn(String backend, Account account) {
    return call("POST", "/auth/" + backend + "/login")
        .form("username=" + account.user().email() + "&password=" + PASSWORD)
        .send();
  }

  /** Returns a new token of the bearer backend. */
  public String bearerTokenOf(Account account) {
    return logIn("bearer", account).json().get("access_token").textValue();
  }

  /** Returns a new token of the cookie backend. */
  public String sessionCookieOf(Account account) {
    String cookie = logIn("cookie", account).header("Set-Cookie");
    return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
  }

  /** Returns whether a token of any backend is valid. */
  public boolean isGood(String token) {
    return call("GET", "/users/me").bearer(token).send().status() == 200;
  }

  @Override
  public void close() {
    server.close();
  }
}
