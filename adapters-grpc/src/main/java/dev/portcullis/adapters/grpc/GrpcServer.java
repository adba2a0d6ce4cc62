package dev.portcullis.adapters.grpc;

import dev.portcullis.adapters.grpc.call.CallInterceptor;
import dev.portcullis.adapters.grpc.call.RequestLimits;
import dev.portcullis.adapters.grpc.call.SlowRequestInterceptor;
import dev.portcullis.application.port.in.UseCases;
import dev.portcullis.application.port.in.login.BackendDescriptions;
import dev.portcullis.application.port.in.operation.EdgeLimits;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.netty.shaded.io.netty.channel.ChannelOption;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The running gRPC edge. */
public final class GrpcServer implements AutoCloseable {
  /**
   * Exceeds the limit of {@link RequestLimits}, so that a longer message gets that class's error.
   */
  private static final int MAX_BYTES_READ = 4 * EdgeLimits.MAX_BODY_BYTES;

  private static final int MAX_CALLS_A_CONNECTION = 1_000;

  /** Maximum number of connections that wait to be accepted, for bursts of clients. */
  private static final int BACKLOG = 1024;

  private final Server server;
  private final Health health;
  private final SlowRequestInterceptor slowRequests;
  private final ExecutorService handlers;

  private GrpcServer(
      Server server, Health health, SlowRequestInterceptor slowRequests, ExecutorService handlers) {
    this.server = server;
    this.health = health;
    this.slowRequests = slowRequests;
    this.handlers = handlers;
  }

  /**
   * Starts the server.
   *
   * @throws GrpcAddressRefused when the server can't listen on the address
   */
  public static GrpcServer start(
      GrpcSettings settings, UseCases useCases, BackendDescriptions backends) {
    return start(settings, useCases, backends, SlowRequestInterceptor.USUAL);
  }

  /**
   * Starts the server.
   *
   * @param limits the time limits of clients
   */
  static GrpcServer start(
      GrpcSettings settings,
      UseCases useCases,
      BackendDescriptions backends,
      SlowRequestInterceptor.Limits limits) {
    List<BindableService> services = PortcullisServices.all(useCases, backends);
    var health = new Health(useCases.operation().checkReadiness(), names(services));
    ExecutorService handlers = Executors.newVirtualThreadPerTaskExecutor();
    var address = new InetSocketAddress(settings.host(), settings.port());
    var slowRequests = new SlowRequestInterceptor(limits.forMessages());
    NettyServerBuilder builder =
        builder(address)
            .maxConnectionIdle(limits.forCalls().toNanos(), TimeUnit.NANOSECONDS)
            .intercept(slowRequests)
            // The last interceptor is the first to see a call.
            .intercept(new CallInterceptor(settings.proxies()))
            .executor(handlers);
    for (BindableService service : with(services, health.service())) {
      builder.addService(PortcullisServices.guarded(service));
    }
    try {
      return new GrpcServer(builder.build().start(), health, slowRequests, handlers);
    } catch (IOException refused) {
      health.close();
      slowRequests.close();
      handlers.close();
      throw new GrpcAddressRefused(address, refused);
    }
  }

  private static NettyServerBuilder builder(InetSocketAddress address) {
    return NettyServerBuilder.forAddress(address)
        .withOption(ChannelOption.SO_BACKLOG, BACKLOG)
        .maxInboundMessageSize(MAX_BYTES_READ)
        .maxInboundMetadataSize(EdgeLimits.MAX_HEADER_BYTES)
        .maxConcurrentCallsPerConnection(MAX_CALLS_A_CONNECTION);
  }

  /** Adds the standard services: health and reflection. */
  // Tools that are older than reflection v1 know only its alpha.
  @SuppressWarnings("deprecation")
  private static List<BindableService> with(List<BindableService> own, BindableService health) {
    List<BindableService> all = new ArrayList<>(own);
    all.add(health);
    all.add(ProtoReflectionServiceV1.newInstance());
    all.add(ProtoReflectionService.newInstance());
    return all;
  }

  private static List<String> names(List<BindableService> services) {
    return services.stream()
        .map(service -> service.bindService().getServiceDescriptor().getName())
        .toList();
  }

  /** Returns the port on which the server listens. */
  public int port() {
    return server.getPort();
  }

  /** Stops accepting calls, and waits up to ten seconds for those in flight. */
  @Override
  public void close() {
    health.close();
    server.shutdown();
    try {
      if (!server.awaitTermination(EdgeLimits.STOP_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)) {
        server.shutdownNow();
      }
    } catch (InterruptedException hurry) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    }
    slowRequests.close();
    handlers.shutdown();
  }
}
