package dev.portcullis.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.ErrorInfo;
import dev.portcullis.adapters.grpc.call.CallInterceptor;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.domain.network.TrustedProxies;
import dev.portcullis.proto.v1.TokenServiceGrpc;
import dev.portcullis.proto.v1.VerifyTokenRequest;
import dev.portcullis.proto.v1.VerifyTokenResponse;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The status that clients get when a method throws an exception. */
final class ErrorMappingTest {
  private final Failing service = new Failing();
  private Server server;
  private ManagedChannel channel;

  /** A service whose method throws. */
  private static final class Failing extends TokenServiceGrpc.TokenServiceImplBase {
    private RuntimeException failure = new IllegalStateException("hunter2");

    @Override
    public void verifyToken(
        VerifyTokenRequest request, StreamObserver<VerifyTokenResponse> observer) {
      throw failure;
    }
  }

  @BeforeEach
  void start() throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(
                ServerInterceptors.intercept(
                    PortcullisServices.guarded(service), new CallInterceptor(TrustedProxies.NONE)))
            .build()
            .start();
    channel = NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()).usePlaintext().build();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.shutdownNow();
  }

  private void assertAnswer(Status.Code status, String reason) {
    var failure =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                TokenServiceGrpc.newBlockingStub(channel)
                    .verifyToken(VerifyTokenRequest.getDefaultInstance()));
    assertThat(failure.getStatus().getCode()).isEqualTo(status);
    assertThat(failure).hasMessageNotContaining("hunter2");
    assertThat(RawGrpcClient.detail(failure, ErrorInfo.class).orElseThrow().getReason())
        .isEqualTo(reason);
  }

  @Test
  void a_bug_is_an_internal_error_without_details() {
    assertAnswer(Status.Code.INTERNAL, "INTERNAL_ERROR");
  }

  @Test
  void an_outage_is_reported_as_unavailable() {
    service.failure = new StoreUnavailable("hunter2", null);

    assertAnswer(Status.Code.UNAVAILABLE, "SERVICE_UNAVAILABLE");
  }
}
