package dev.portcullis.adapters.rest;

import dev.portcullis.adapters.rest.http.Errors;
import dev.portcullis.adapters.rest.request.Body;
import dev.portcullis.adapters.rest.request.Clients;
import dev.portcullis.adapters.rest.server.RequestLog;
import dev.portcullis.adapters.rest.settings.RestSettings;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.login.AccessRequirement;
import dev.portcullis.application.port.in.login.BackendDescriptions;
import dev.portcullis.application.port.in.operation.EdgeLimits;
import io.javalin.config.JavalinState;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.plugin.Plugin;
import java.util.List;

/**
 * Javalin plugin with all of Portcullis's routes, for an application's own server. It handles the
 * exceptions of its routes and of {@link CurrentUser}. It doesn't change other errors, the
 * application's log or its server. The application should use virtual threads, because handlers
 * wait for the store.
 */
public final class PortcullisPlugin extends Plugin<Void> {
  private static final List<String> OWN =
      List.of(
          "/auth",
          "/users",
          "/verify",
          "/reset-password",
          "/openapi.json",
          "/docs",
          "/health",
          "/.well-known/jwks.json");

  private final Routes routes;
  private final Clients clients;

  /** Creates the plugin; host and port of {@code settings} are ignored. */
  public PortcullisPlugin(RestSettings settings, UseCases useCases, BackendDescriptions backends) {
    this.routes = new Routes(useCases, backends, settings);
    this.clients = new Clients(settings.proxies());
  }

  /** Returns the guard of the application's own routes. */
  public CurrentUser currentUser() {
    return new CurrentUser(routes.authenticator(), AccessRequirement.OF_ANYBODY);
  }

  /** Javalin calls this method once, when the application is created. */
  @Override
  public void onInitialize(JavalinState state) {
    state.routes.before(onOwn(RequestLog::mark));
    state.routes.before(onOwn(clients));
    state.routes.before(onOwn(routes.cors()));
    Routes.installPages(state.routes);
    state.routes.before(onOwn(Body.within(EdgeLimits.REQUEST_TIMEOUT)));
    routes.install(state.routes);
    state.routes.after(onOwn(RestServer::leaveUntyped));
    Errors.installOwn(state.routes);
  }

  private static Handler onOwn(Handler handler) {
    return ctx -> {
      if (isOwn(ctx)) {
        handler.handle(ctx);
      }
    };
  }

  private static boolean isOwn(Context ctx) {
    String path = ctx.path();
    return OWN.stream().anyMatch(own -> path.equals(own) || path.startsWith(own + "/"));
  }
}
