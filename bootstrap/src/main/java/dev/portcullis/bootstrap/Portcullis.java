package dev.portcullis.bootstrap;

import dev.portcullis.adapters.grpc.GrpcServer;
import dev.portcullis.adapters.rest.RestServer;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.runtime.ResourceStack;
import java.time.InstantSource;

/** Running server with both edges, REST and gRPC. */
public final class Portcullis implements AutoCloseable {
  private final ResourceStack resources;
  private final RestServer rest;
  private final GrpcServer grpc;
  private final String storage;

  private Portcullis(ResourceStack resources, RestServer rest, GrpcServer grpc, String storage) {
    this.resources = resources;
    this.rest = rest;
    this.grpc = grpc;
    this.storage = storage;
  }

  /**
   * Starts a server.
   *
   * @throws RuntimeException when a part can't be started; the others are stopped again
   */
  public static Portcullis start(Configuration configuration, InstantSource clock) {
    return start(configuration, clock, Extensions.NONE);
  }

  /**
   * Starts a server with extensions.
   *
   * @throws RuntimeException when a part can't be started; the others are stopped again
   */
  public static Portcullis start(
      Configuration configuration, InstantSource clock, Extensions extensions) {
    var resources = new ResourceStack();
    try {
      return start(configuration, clock, extensions, resources);
    } catch (RuntimeException failure) {
      resources.close();
      throw failure;
    }
  }

  private static Portcullis start(
      Configuration configuration,
      InstantSource clock,
      Extensions extensions,
      ResourceStack resources) {
    var inside = resources.add(EmbeddedPortcullis.connect(configuration, clock, extensions));
    var useCases = inside.useCases();
    var backends = inside.backends();
    var grpc = resources.add(GrpcServer.start(configuration.grpc(), useCases, backends));
    // Last, because its readiness check stands for the whole server.
    var rest = resources.add(RestServer.start(configuration.rest(), useCases, backends));
    inside.recordStart();
    return new Portcullis(resources, rest, grpc, inside.storage());
  }

  /** Returns the port of REST. */
  public int httpPort() {
    return rest.port();
  }

  /** Returns the port of gRPC. */
  public int grpcPort() {
    return grpc.port();
  }

  /** Returns the store's description for messages. */
  public String storage() {
    return storage;
  }

  /** Stops accepting requests, waits for those in flight, then closes the store. */
  @Override
  public void close() {
    resources.close();
  }
}
