package dev.portcullis.adapters.rest;

import dev.portcullis.adapters.rest.account.RegistrationHandler;
import dev.portcullis.adapters.rest.account.UsersHandler;
import dev.portcullis.adapters.rest.docs.DocsHandler;
import dev.portcullis.adapters.rest.docs.HealthHandler;
import dev.portcullis.adapters.rest.emaillink.PasswordResetHandler;
import dev.portcullis.adapters.rest.emaillink.PasswordResetPages;
import dev.portcullis.adapters.rest.emaillink.VerificationHandler;
import dev.portcullis.adapters.rest.emaillink.VerificationPages;
import dev.portcullis.adapters.rest.federation.AssociationHandler;
import dev.portcullis.adapters.rest.federation.AuthorizationFlow;
import dev.portcullis.adapters.rest.federation.OAuthAccountsHandler;
import dev.portcullis.adapters.rest.federation.ProviderLogInHandler;
import dev.portcullis.adapters.rest.http.Cors;
import dev.portcullis.adapters.rest.http.CrossSite;
import dev.portcullis.adapters.rest.http.CsrfCookie;
import dev.portcullis.adapters.rest.http.DeviceCookie;
import dev.portcullis.adapters.rest.http.Pages;
import dev.portcullis.adapters.rest.http.RequestAuthenticator;
import dev.portcullis.adapters.rest.http.TokenCookie;
import dev.portcullis.adapters.rest.http.TokenResponse;
import dev.portcullis.adapters.rest.login.SessionHandler;
import dev.portcullis.adapters.rest.settings.RestSettings;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.login.BackendDescription;
import dev.portcullis.application.port.in.login.BackendDescriptions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.http.MethodNotAllowedResponse;

/** Routes of the REST edge. */
final class Routes {
  private final UseCases useCases;
  private final BackendDescriptions backends;
  private final TokenCookie cookie;
  private final DeviceCookie device;
  private final CsrfCookie csrf;
  private final Cors cors;
  private final CrossSite crossSite;
  private final RequestAuthenticator authenticator;
  private final DocsHandler docs;

  Routes(UseCases useCases, BackendDescriptions backends, RestSettings settings) {
    this.useCases = useCases;
    this.backends = backends;
    this.cookie = TokenCookie.of(settings.cookie());
    this.device = DeviceCookie.of(settings.cookie());
    this.csrf = CsrfCookie.of(settings.cookie());
    this.cors = new Cors(settings.origins());
    this.crossSite = new CrossSite(settings.publicUrl(), cors);
    this.authenticator =
        new RequestAuthenticator(
            useCases.login().authenticateRequest(), backends, cookie, crossSite);
    this.docs = new DocsHandler(settings, backends);
  }

  RequestAuthenticator authenticator() {
    return authenticator;
  }

  Cors cors() {
    return cors;
  }

  /**
   * Installs the HTML pages. Must be called before the handler that reads the body is installed.
   */
  static void installPages(RoutesConfig routes) {
    Pages.install(routes, "/verify", "/reset-password");
  }

  void install(RoutesConfig routes) {
    var registration = new RegistrationHandler(useCases.registration());
    var verification =
        new VerificationHandler(
            useCases.emailLink().requestVerification(), useCases.emailLink().verifyEmail());
    var passwordReset =
        new PasswordResetHandler(
            useCases.emailLink().forgotPassword(), useCases.emailLink().resetPassword());
    var verificationPages = new VerificationPages(useCases.emailLink().verifyEmail());
    var passwordResetPages = new PasswordResetPages(useCases.emailLink().resetPassword());
    var flow =
        new AuthorizationFlow(
            useCases.federation().describeProvider(),
            csrf,
            useCases.federation().getAuthorizationUrl());
    var providerLogIn =
        new ProviderLogInHandler(
            useCases.federation().logInWithProvider(), flow, backends, new TokenResponse(cookie));
    var association =
        new AssociationHandler(useCases.federation().associateOAuthAccount(), authenticator, flow);
    var users =
        new UsersHandler(
            useCases.account(),
            useCases.registration().describeUserFields(),
            useCases.federation().listOAuthAccounts(),
            authenticator);
    var oauthAccounts = new OAuthAccountsHandler(useCases.federation(), authenticator);
    var health = new HealthHandler(useCases.operation().checkReadiness());

    routes.post("/auth/register", registration::register);
    for (BackendDescription backend : backends.all()) {
      var session =
          new SessionHandler(backend, useCases.login(), authenticator, cookie, device, crossSite);
      routes.post("/auth/" + backend.name() + "/login", session::logIn);
      routes.post("/auth/" + backend.name() + "/logout", session::logOut);
    }

    getOnly(routes, "/auth/{provider}/authorize", providerLogIn::authorize);
    getOnly(routes, "/auth/{provider}/callback", providerLogIn::callback);
    getOnly(routes, "/auth/associate/{provider}/authorize", association::authorize);
    getOnly(routes, "/auth/associate/{provider}/callback", association::callback);

    routes.post("/auth/request-verify-token", verification::request);
    routes.post("/auth/verify", verification::verify);
    routes.post("/auth/forgot-password", passwordReset::request);
    routes.post("/auth/reset-password", passwordReset::reset);

    get(routes, "/verify", verificationPages::open);
    routes.post("/verify", verificationPages::verify);
    get(routes, "/reset-password", passwordResetPages::open);
    routes.post("/reset-password", passwordResetPages::reset);

    get(routes, "/users/me", users::me);
    routes.patch("/users/me", users::updateMe);
    get(routes, "/users/me/oauth-accounts", oauthAccounts::list);
    routes.delete("/users/me/oauth-accounts/{id}", oauthAccounts::unlink);
    get(routes, "/users", users::list);
    get(routes, "/users/{id}", users::get);
    routes.patch("/users/{id}", users::update);
    routes.delete("/users/{id}", users::delete);

    get(routes, "/.well-known/jwks.json", this::jwks);
    get(routes, "/openapi.json", docs::describe);
    get(routes, "/docs", docs::page);
    get(routes, "/docs/{file}", docs::file);
    get(routes, "/health/live", health::live);
    get(routes, "/health/ready", health::ready);
  }

  /** HEAD is GET without the body, which the server leaves out (RFC 9110, section 9.3.2). */
  private static void get(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  /**
   * A route without HEAD: it consumes a value that is valid once, and answers in the head of the
   * response.
   */
  private static void getOnly(RoutesConfig routes, String path, Handler handler) {
    routes.before(path, Routes::refuseHead);
    routes.get(path, handler);
  }

  private static void refuseHead(Context ctx) {
    if (ctx.method().equals(HandlerType.HEAD)) {
      ctx.header(Header.ALLOW, "GET");
      throw new MethodNotAllowedResponse();
    }
  }

  private void jwks(Context ctx) {
    ctx.header("Cache-Control", "public, max-age=300");
    ctx.contentType(ContentType.APPLICATION_JSON)
        .result(useCases.operation().publishKeys().jwkSet());
  }
}
