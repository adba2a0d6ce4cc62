package dev.portcullis.adapters.grpc;

import dev.portcullis.application.ApplicationAssembly;
import dev.portcullis.application.memory.InMemoryIdentityProvider;
import dev.portcullis.application.memory.InMemoryStorage;
import dev.portcullis.application.memory.MutableClock;
import dev.portcullis.application.memory.TestApplication;
import dev.portcullis.application.port.out.operation.PublicKeys;
import dev.portcullis.application.usecase.federation.ProviderSettings;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.List;
import java.util.Optional;

/**
 * A gRPC server on a free port, and a channel to it, on a {@link TestApplication}. It has a bearer
 * backend called {@code bearer} and a cookie backend called {@code cookie}.
 */
public final class TestGrpcServer implements AutoCloseable {
  public final InMemoryIdentityProvider identityProvider = new InMemoryIdentityProvider();
  public final RecordingIdentityProvider witness = new RecordingIdentityProvider(identityProvider);
  public final TestApplication application = new TestApplication();
  public final InMemoryStorage storage = application.storage;
  public final MutableClock clock = application.clock;
  public final ManagedChannel channel;

  private final GrpcServer server;

  public TestGrpcServer() {
    this(TestGrpcServerOptions.USUAL);
  }

  public TestGrpcServer(TestGrpcServerOptions options) {
    List<ProviderSettings> providers = options.hasProviders() ? providers() : List.of();
    var out =
        application
            .outPorts(providers, witness)
            .withStrategies(application.strategies(options.strategies()), PublicKeys.NONE)
            .withSchema(options.schema())
            .build();
    this.server =
        GrpcServer.start(
            new GrpcSettings("127.0.0.1", 0, options.proxies()),
            ApplicationAssembly.assemble(
                out, TestApplication.settings(options.requiresVerification(), providers)),
            TestApplication.BACKENDS,
            options.limits());
    this.channel =
        NettyChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
  }

  /**
   * One identity provider under two names. A log-in through {@code grail} opens a session of the
   * bearer backend, one through {@code chalice} a session of the cookie backend.
   */
  private static List<ProviderSettings> providers() {
    return List.of(
        TestApplication.provider("grail", TestApplication.BEARER, Optional.empty()),
        TestApplication.provider("chalice", TestApplication.COOKIE, Optional.empty()));
  }

  public int port() {
    return server.port();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    server.close();
  }
}
