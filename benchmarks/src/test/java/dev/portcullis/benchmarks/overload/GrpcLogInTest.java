package dev.portcullis.benchmarks.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import dev.portcullis.benchmarks.load.WrongAnswer;
import dev.portcullis.benchmarks.server.GeneratedUser;
import dev.portcullis.benchmarks.server.LocalChannels;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.LoginRequest;
import dev.portcullis.proto.v1.LoginResponse;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrpcLogInTest {
  private static final ErrorInfo OVERLOAD = info("TOO_MANY_REQUESTS_WAITING");
  private static final RetryInfo RETRY =
      RetryInfo.newBuilder().setRetryDelay(Duration.newBuilder().setSeconds(3)).build();

  private volatile Consumer<StreamObserver<LoginResponse>> answer = observer -> {};
  private Server server;
  private GrpcLogIn logIn;

  @BeforeEach
  void start() throws IOException {
    server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .addService(
                new AuthServiceGrpc.AuthServiceImplBase() {
                  @Override
                  public void login(LoginRequest request, StreamObserver<LoginResponse> observer) {
                    answer.accept(observer);
                  }
                })
            .build()
            .start();
    var channels = new LocalChannels(server.getPort(), 1);
    logIn =
        new GrpcLogIn(
            channels.next(),
            GeneratedUser.inTurn(1, GeneratedUser::logInOverGrpc),
            channels::close);
  }

  @AfterEach
  void stop() {
    logIn.close();
    server.shutdownNow();
  }

  private static ErrorInfo info(String reason) {
    return ErrorInfo.newBuilder().setReason(reason).setDomain("portcullis").build();
  }

  private void refuse(Status.Code code, Message... details) {
    var status = com.google.rpc.Status.newBuilder().setCode(code.value());
    for (Message detail : details) {
      status.addDetails(Any.pack(detail));
    }
    StatusRuntimeException refusal = StatusProto.toStatusRuntimeException(status.build());
    answer = observer -> observer.onError(refusal);
  }

  private void assertWrong() {
    assertThatExceptionOfType(WrongAnswer.class).isThrownBy(logIn::isLetIn);
  }

  @Test
  void a_client_that_gets_a_token_is_let_in() {
    answer =
        observer -> {
          observer.onNext(LoginResponse.newBuilder().setAccessToken("excalibur").build());
          observer.onCompleted();
        };

    assertThat(logIn.isLetIn()).isTrue();
  }

  @Test
  void a_client_that_is_told_when_to_retry_is_not_let_in() {
    refuse(Status.Code.RESOURCE_EXHAUSTED, OVERLOAD, RETRY);

    assertThat(logIn.isLetIn()).isFalse();
  }

  @Test
  void an_answer_without_a_token_is_wrong() {
    answer =
        observer -> {
          observer.onNext(LoginResponse.getDefaultInstance());
          observer.onCompleted();
        };

    assertWrong();
  }

  @Test
  void a_refusal_without_a_retry_delay_is_wrong() {
    refuse(Status.Code.RESOURCE_EXHAUSTED, OVERLOAD);

    assertWrong();
  }

  @Test
  void a_refusal_for_another_reason_is_wrong() {
    refuse(Status.Code.RESOURCE_EXHAUSTED, info("PAYLOAD_TOO_LARGE"), RETRY);

    assertWrong();
  }

  @Test
  void another_status_is_wrong() {
    refuse(Status.Code.UNAVAILABLE, info("SERVICE_UNAVAILABLE"), RETRY);

    assertWrong();
  }
}
