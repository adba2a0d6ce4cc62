package dev.portcullis.adapters.rest;

import dev.portcullis.adapters.rest.http.Cors;
import dev.portcullis.adapters.rest.http.Errors;
import dev.portcullis.adapters.rest.request.Body;
import dev.portcullis.adapters.rest.request.Clients;
import dev.portcullis.adapters.rest.server.JettyErrors;
import dev.portcullis.adapters.rest.server.RequestHeadTimeout;
import dev.portcullis.adapters.rest.server.RequestLog;
import dev.portcullis.adapters.rest.server.ServerSockets;
import dev.portcullis.adapters.rest.settings.RestAddressRefused;
import dev.portcullis.adapters.rest.settings.RestSettings;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.login.BackendDescriptions;
import dev.portcullis.application.port.in.operation.EdgeLimits;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;

/** The running REST edge. */
public final class RestServer implements AutoCloseable {
  private final Javalin javalin;

  private RestServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /**
   * Starts the server.
   *
   * @throws RestAddressRefused when the server can't listen on the address
   */
  public static RestServer start(
      RestSettings settings, UseCases useCases, BackendDescriptions backends) {
    return start(settings, useCases, backends, EdgeLimits.REQUEST_TIMEOUT);
  }

  /**
   * Starts the server.
   *
   * @param timeout the maximum time for which a connection may be idle, and for the head or the
   *     body of a request
   */
  static RestServer start(
      RestSettings settings, UseCases useCases, BackendDescriptions backends, Duration timeout) {
    ServerSocketChannel listening = ServerSockets.on(settings);
    try {
      var routes = new Routes(useCases, backends, settings);
      var javalin =
          Javalin.create(
              config -> {
                configure(config, routes, new Clients(settings.proxies()), timeout);
                configureJetty(config, listening, routes.cors(), timeout);
              });
      return new RestServer(javalin.start());
    } catch (RuntimeException failure) {
      close(listening);
      throw failure;
    }
  }

  private static void close(ServerSocketChannel listening) {
    try {
      listening.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void configure(
      JavalinConfig config, Routes routes, Clients clients, Duration timeout) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.router.ignoreTrailingSlashes = false;
    config.http.prefer405over404 = true;
    config.requestLogger.http(RequestLog::end);
    config.routes.before(RequestLog::begin);
    config.routes.before(clients);
    config.routes.before(routes.cors());
    Routes.installPages(config.routes);
    config.routes.before(Body.within(timeout));
    routes.install(config.routes);
    config.routes.after(RestServer::leaveUntyped);
    Errors.install(config);
  }

  /** An answer without content has no type, but Javalin sets one on every answer. */
  static void leaveUntyped(Context ctx) {
    if (ctx.status() == HttpStatus.NO_CONTENT || ctx.status() == HttpStatus.SEE_OTHER) {
      ctx.res().setContentType(null);
    }
  }

  private static void configureJetty(
      JavalinConfig config, ServerSocketChannel listening, Cors cors, Duration timeout) {
    config.jetty.addConnector(
        (server, http) -> {
          ServerConnector connector = connector(server, http, listening);
          connector.setIdleTimeout(timeout.toMillis());
          connector.addBean(new RequestHeadTimeout(connector, timeout));
          return connector;
        });
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(EdgeLimits.MAX_HEADER_BYTES);
          // Tokens differ from request to request: caching them takes longer than parsing them.
          http.setHeaderCacheSize(0);
        });
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(new JettyErrors(cors));
          server.setHandler(new GracefulHandler());
          server.setStopTimeout(EdgeLimits.STOP_TIMEOUT.toMillis());
        });
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration http, ServerSocketChannel listening) {
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    try {
      connector.open(listening);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return connector;
  }

  /** Returns the port on which the server listens. */
  public int port() {
    return javalin.port();
  }

  /** Stops accepting requests, and waits up to ten seconds for those in flight. */
  @Override
  public void close() {
    javalin.stop();
  }
}
