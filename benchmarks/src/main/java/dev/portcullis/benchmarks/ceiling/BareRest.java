package dev.portcullis.benchmarks.ceiling;

import io.javalin.Javalin;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import java.util.function.Supplier;

/**
 * Javalin with two routes that only send the same answer, one to a GET and one to a POST with a
 * body.
 */
public final class BareRest implements AutoCloseable {
  private final Javalin javalin;

  private BareRest(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Starts the server on this machine.
   *
   * @param port the port; 0 means any free port
   * @param body the body of each answer, in JSON
   */
  public static BareRest start(int port, Supplier<String> body) {
    return new BareRest(
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.startup.startupWatcherEnabled = false;
                  config.concurrency.useVirtualThreads = true;
                  config.routes.get("/users/me", ctx -> answer(ctx, body.get()));
                  config.routes.post("/auth/register", ctx -> take(ctx, body.get()));
                })
            .start("127.0.0.1", port));
  }

  private static void answer(Context ctx, String body) {
    ctx.contentType(ContentType.APPLICATION_JSON).result(body);
  }

  private static void take(Context ctx, String body) {
    if (ctx.bodyAsBytes().length == 0) {
      throw new IllegalStateException("an empty body");
    }
    answer(ctx, body);
  }

  /** Returns the port on which the server listens. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
