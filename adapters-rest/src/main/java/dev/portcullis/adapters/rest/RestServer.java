package dev.portcullis.adapters.rest;

import dev.portcullis.application.backend.Backends;
import dev.portcullis.application.port.in.UseCases;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
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
   * @throws RestAddressRefused when the address can't be listened on
   */
  public static RestServer start(RestSettings settings, UseCases useCases, Backends backends) {
    ServerSocketChannel listening = Listening.on(settings);
    try {
      var routes = new Routes(useCases, backends, settings);
      return new RestServer(Javalin.create(config -> configure(config, listening, routes)).start());
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
      JavalinConfig config, ServerSocketChannel listening, Routes routes) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.concurrency.useVirtualThreads = true;
    config.router.ignoreTrailingSlashes = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = Body.MAX_BYTES;
    configureJetty(config, listening);
    config.requestLogger.http(RequestLog::end);
    config.routes.before(RequestLog::begin);
    routes.install(config.routes);
    Errors.install(config.routes);
  }

  private static void configureJetty(JavalinConfig config, ServerSocketChannel listening) {
    config.jetty.addConnector((server, http) -> connector(server, http, listening));
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

  private static Connector connector(
      Server server, HttpConfiguration http, ServerSocketChannel listening) {
    var connector = new ServerConnector(server, new HttpConnectionFactory(http));
    try {
      connector.open(listening);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return connector;
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
