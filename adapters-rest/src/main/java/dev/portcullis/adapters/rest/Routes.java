package dev.portcullis.adapters.rest;

import dev.portcullis.application.backend.Backend;
import dev.portcullis.application.backend.Backends;
import dev.portcullis.application.port.in.UseCases;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Every route there is. */
final class Routes {
  private final UseCases useCases;
  private final Backends backends;
  private final TokenCookie cookie;
  private final CrossSite crossSite;
  private final Callers callers;
  private final DocsHandler docs;

  Routes(UseCases useCases, Backends backends, RestSettings settings) {
    this.useCases = useCases;
    this.backends = backends;
    this.cookie = new TokenCookie(settings.cookie());
    this.crossSite = new CrossSite(settings.publicUrl());
    this.callers = new Callers(useCases, backends, cookie, crossSite);
    this.docs = new DocsHandler(settings, backends);
  }

  Callers callers() {
    return callers;
  }

  /** Those that people open, not programs. To be installed before what reads the body. */
  static void installPages(RoutesConfig routes) {
    Pages.install(routes, "/verify", "/reset-password");
  }

  void install(RoutesConfig routes) {
    var registration =
        new RegistrationHandler(useCases.registerUser(), useCases.describeUserFields());
    var verification =
        new VerificationHandler(useCases.requestVerification(), useCases.verifyEmail());
    var passwordReset =
        new PasswordResetHandler(useCases.forgotPassword(), useCases.resetPassword());
    var verificationPages = new VerificationPages(useCases.verifyEmail());
    var passwordResetPages = new PasswordResetPages(useCases.resetPassword());
    var users = new UsersHandler(useCases, callers);
    var health = new HealthHandler(useCases.checkReadiness());

    routes.post("/auth/register", registration::register);
    for (Backend backend : backends.all()) {
      var session = new SessionHandler(backend, useCases, callers, cookie, crossSite);
      routes.post("/auth/" + backend.name() + "/login", session::logIn);
      routes.post("/auth/" + backend.name() + "/logout", session::logOut);
    }

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

  private void jwks(Context ctx) {
    ctx.header("Cache-Control", "public, max-age=300");
    ctx.contentType(ContentType.APPLICATION_JSON).result(useCases.publishKeys().jwkSet());
  }
}
