package dev.portcullis.adapters.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.portcullis.adapters.grpc.GrpcLogCapture;
import dev.portcullis.adapters.grpc.TestGrpcServer;
import dev.portcullis.application.failure.RequestCancellation;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.RegisterRequest;
import io.grpc.ClientInterceptors;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work of a call ends when its deadline passes or its client cancels it. */
final class DeadlinesTest {
  private static final String REQUEST_ID = "excalibur-2";
  private static final long TIMEOUT_SECONDS = 20;

  private final Line line = new Line();
  private TestGrpcServer server;
  private GrpcLogCapture log;

  @BeforeEach
  void start() {
    server = new TestGrpcServer();
    server.application.hasher.whileHashing(line);
    log = new GrpcLogCapture();
  }

  @AfterEach
  void stop() {
    log.close();
    server.close();
  }

  /** A queue for the hasher that no call leaves until its request is cancelled. */
  private static final class Line implements Runnable {
    private final CountDownLatch joined = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);

    @Override
    public void run() {
      joined.countDown();
      try (var leaving = RequestCancellation.onCancel(left::countDown)) {
        left.await();
        throw new CancellationException("dropped from the queue");
      } catch (InterruptedException interruption) {
        throw new AssertionError("the thread of a call must not be interrupted", interruption);
      }
    }
  }

  private AuthServiceGrpc.AuthServiceBlockingStub stub() {
    var headers = new Metadata();
    headers.put(CallContext.REQUEST_ID, REQUEST_ID);
    return AuthServiceGrpc.newBlockingStub(
        ClientInterceptors.intercept(
            server.channel, MetadataUtils.newAttachHeadersInterceptor(headers)));
  }

  private static RegisterRequest request() {
    return RegisterRequest.newBuilder()
        .setEmail("king.arthur@camelot.bt")
        .setPassword("guinevere")
        .build();
  }

  private void assertDropped() throws InterruptedException {
    assertThat(line.left.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(log.eventually(REQUEST_ID))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("portcullis.v1.AuthService/Register CANCELLED");
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void queued_work_is_dropped_when_the_deadline_passes() throws Exception {
    var hurried = stub().withDeadlineAfter(2, TimeUnit.SECONDS);

    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(() -> hurried.register(request()))
        .matches(failure -> failure.getStatus().getCode() == Status.Code.DEADLINE_EXCEEDED);

    assertDropped();
  }

  @Test
  void queued_work_is_dropped_when_the_client_cancels() throws Exception {
    try (var leaving = Context.current().withCancellation();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var call = threads.submit(leaving.wrap(() -> stub().register(request())));
      assertThat(line.joined.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();

      leaving.cancel(null);

      await().until(call::isDone);
    }

    assertDropped();
  }
}
