package dev.portcullis.adapters.rest;

import dev.portcullis.application.backend.Backends;
import dev.portcullis.application.port.in.UseCases;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.io.UncheckedIOException;
import java.net.BindException;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The running REST edge. */
public final class RestServer implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 8 * 1024;
  private static final long STOP_MILLIS = 10_000;

  private final Javalin javalin;

  private RestServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Starts to listen.
   *
   * @throws UncheckedIOException when the address can't be listened on
   */
  public static RestServer start(RestSettings settings, UseCases useCases, Backends backends) {
    var routes = new Routes(useCases, backends, settings);
    var javalin = Javalin.create(config -> configure(config, settings, routes));
    try {
      return new RestServer(javalin.start());
    } catch (JavalinBindException taken) {
      var cause = new BindException(String.valueOf(taken.getMessage()));
      cause.initCause(taken);
      throw new UncheckedIOException(cause);
    }
  }

  private static void configure(JavalinConfig config, RestSettings settings, Routes routes) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.router.ignoreTrailingSlashes = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = Body.MAX_BYTES;
    configureJetty(config, settings);
    config.requestLogger.http(RequestLog::end);
    config.routes.before(RequestLog::begin);
    routes.install(config.routes);
    Errors.install(config.routes);
  }

  private static void configureJetty(JavalinConfig config, RestSettings settings) {
    config.jetty.host = settings.host();
    config.jetty.port = settings.port();
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(MAX_HEADER_BYTES);
        });
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(new JettyErrors());
          server.setHandler(new GracefulHandler());
          server.setStopTimeout(STOP_MILLIS);
        });
  }

  /** Where it listens. */
  public int port() {
    return javalin.port();
  }

  /** Takes no more requests and waits up to ten seconds for those in flight. */
  @Override
  public void close() {
    javalin.stop();
  }
}
