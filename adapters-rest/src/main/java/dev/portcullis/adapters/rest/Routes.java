package dev.portcullis.adapters.rest;

import dev.portcullis.application.backend.Backend;
import dev.portcullis.application.backend.Backends;
import dev.portcullis.application.port.in.UseCases;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentType;
import io.javalin.http.Context;

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

  void install(RoutesConfig routes) {
    var registration =
        new RegistrationHandler(useCases.registerUser(), useCases.describeUserFields());
    var verification =
        new VerificationHandler(useCases.requestVerification(), useCases.verifyEmail());
    var passwordReset =
        new PasswordResetHandler(useCases.forgotPassword(), useCases.resetPassword());
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

    routes.get("/users/me", users::me);
    routes.patch("/users/me", users::updateMe);
    routes.get("/users", users::list);
    routes.get("/users/{id}", users::get);
    routes.patch("/users/{id}", users::update);
    routes.delete("/users/{id}", users::delete);

    routes.get("/.well-known/jwks.json", this::jwks);
    routes.get("/openapi.json", docs::describe);
    routes.get("/docs", docs::page);
    routes.get("/docs/{file}", docs::file);
    routes.get("/health/live", health::live);
    routes.get("/health/ready", health::ready);
  }

  private void jwks(Context ctx) {
    ctx.header("Cache-Control", "public, max-age=300");
    ctx.contentType(ContentType.APPLICATION_JSON).result(useCases.publishKeys().jwkSet());
  }
}
