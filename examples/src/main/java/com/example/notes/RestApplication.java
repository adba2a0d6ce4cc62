package com.example.notes;

import dev.portcullis.bootstrap.EmbeddedPortcullis;
import dev.portcullis.bootstrap.Extensions;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.domain.account.User;
import io.javalin.Javalin;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Javalin application with Portcullis's routes, and with its own routes behind Portcullis's guards.
 */
public final class RestApplication {
  private static final System.Logger LOG = System.getLogger("notes");
  private static final int PORT = 8080;

  private RestApplication() {}

  /** Serves until the process is killed. Reads Portcullis's configuration. */
  public static void main(String... arguments) {
    var configuration = Configuration.load(System.getenv(), Optional.empty(), Path.of(""));
    // A listener receives events, as on_after_register and similar methods do in fastapi-users.
    var extensions =
        Extensions.NONE.withListener(
            event -> LOG.log(Level.INFO, "{0} at {1}", event.type(), event.context().at()));
    var portcullis = EmbeddedPortcullis.open(configuration, InstantSource.system(), extensions);
    start(portcullis, PORT);
  }

  static Javalin start(EmbeddedPortcullis portcullis, int port) {
    var plugin = portcullis.rest();
    var currentUser = plugin.currentUser();
    return Javalin.create(
            config -> {
              config.concurrency.useVirtualThreads = true;
              config.registerPlugin(plugin);
              config.routes.get(
                  "/hello",
                  ctx ->
                      ctx.result(
                          "Hello, "
                              + currentUser.find(ctx).map(RestApplication::name).orElse("you")));
              config.routes.get("/notes", ctx -> ctx.result(name(currentUser.of(ctx))));
              config.routes.get("/diary", ctx -> ctx.result(name(currentUser.verified().of(ctx))));
              config.routes.get(
                  "/browser", ctx -> ctx.result(name(currentUser.through("cookie").of(ctx))));
              config.routes.before("/admin/*", currentUser.superuser());
              config.routes.get("/admin/report", ctx -> ctx.result("All is well"));
            })
        .start(port);
  }

  private static String name(User user) {
    return user.email().value();
  }
}
