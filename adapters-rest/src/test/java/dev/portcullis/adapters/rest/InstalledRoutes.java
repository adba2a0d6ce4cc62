package dev.portcullis.adapters.rest;

import dev.portcullis.adapters.rest.settings.RestSettings;
import dev.portcullis.application.memory.TestApplication;
import io.javalin.Javalin;
import io.javalin.router.Endpoint;
import java.util.stream.Stream;

/** The routes that a server installs. */
public final class InstalledRoutes {
  private InstalledRoutes() {}

  public static Stream<Endpoint> of(RestSettings settings) {
    var routes = new Routes(new TestApplication().useCases(), TestApplication.BACKENDS, settings);
    var javalin = Javalin.create(config -> routes.install(config.routes));
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint);
  }
}
