package dev.portcullis.bootstrap;

import dev.portcullis.adapters.grpc.GrpcServer;
import dev.portcullis.adapters.rest.RestServer;
import dev.portcullis.bootstrap.configuration.Configuration;
import dev.portcullis.bootstrap.runtime.ResourceStack;
import java.time.InstantSource;

/** A running server: Portcullis with both edges, and how to stop what it has started. */
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
   * Starts everything, in the order in which the parts need each other.
   *
   * @throws RuntimeException when a part refuses to start; nothing is left running then
   */
  public static Portcullis start(Configuration configuration, InstantSource clock) {
    return start(configuration, clock, Extensions.NONE);
  }

  /**
   * The same, with what the caller brings along.
   *
   * @throws RuntimeException when a part refuses to start; nothing is left running then
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
    var inside = resources.add(EmbeddedPortcullis.open(configuration, clock, extensions));
    var useCases = inside.useCases();
    var backends = inside.backends();
    var grpc = resources.add(GrpcServer.start(configuration.grpc(), useCases, backends));
    // Last: when it says that the server is ready, all of it is.
    var rest = resources.add(RestServer.start(configuration.rest(), useCases, backends));
    return new Portcullis(resources, rest, grpc, inside.storage());
  }

  /** Where REST listens. */
  public int httpPort() {
    return rest.port();
  }

  /** Where gRPC listens. */
  public int grpcPort() {
    return grpc.port();
  }

  /** The store that it uses, for people. */
  public String storage() {
    return storage;
  }

  /** Takes no more requests, lets those in flight finish, then closes the store. */
  @Override
  public void close() {
    resources.close();
  }
}
