package dev.portcullis.benchmarks.ceiling;

import dev.portcullis.proto.v1.TokenServiceGrpc.TokenServiceImplBase;
import dev.portcullis.proto.v1.VerifyTokenRequest;
import dev.portcullis.proto.v1.VerifyTokenResponse;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A gRPC server that only sends a constant answer, on the same executor as Portcullis. */
public final class BareGrpc implements AutoCloseable {
  private final Server server;
  private final ExecutorService executor;

  private BareGrpc(Server server, ExecutorService executor) {
    this.server = server;
    this.executor = executor;
  }

  /**
   * Starts the server on this machine.
   *
   * @param port the port; 0 means any free port
   * @param answer the answer to every {@code VerifyToken}
   */
  public static BareGrpc start(int port, VerifyTokenResponse answer) {
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    try {
      return new BareGrpc(
          NettyServerBuilder.forAddress(address)
              .executor(executor)
              .addService(new Constant(answer))
              .build()
              .start(),
          executor);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static final class Constant extends TokenServiceImplBase {
    private final VerifyTokenResponse answer;

    Constant(VerifyTokenResponse answer) {
      this.answer = answer;
    }

    @Override
    public void verifyToken(
        VerifyTokenRequest request, StreamObserver<VerifyTokenResponse> observer) {
      observer.onNext(answer);
      observer.onCompleted();
    }
  }

  /** Returns the port on which the server listens. */
  public int port() {
    return server.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
    executor.close();
  }
}
