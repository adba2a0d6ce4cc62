package dev.portcullis.adapters.grpc.call;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.rpc.ErrorInfo;
import dev.portcullis.adapters.grpc.RawGrpcClient;
import dev.portcullis.adapters.grpc.TestGrpcServer;
import dev.portcullis.adapters.grpc.TestGrpcServerOptions;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.LoginRequest;
import dev.portcullis.proto.v1.LoginResponse;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.ConnectivityState;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that send slowly, send too much, or stay idle. */
@Timeout(60)
final class SlowClientsTest {
  /** The second limit is the shortest that gRPC allows. */
  private static final SlowRequestInterceptor.Limits LIMITS =
      new SlowRequestInterceptor.Limits(Duration.ofMillis(300), Duration.ofSeconds(1));

  private static final int MILLIS_BETWEEN_BYTES = 20;

  /** The connection preface (RFC 9113, section 3.4) and an empty SETTINGS frame. */
  private static final byte[] PREFACE =
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0".getBytes(US_ASCII);

  /** Header of a HEADERS frame with 16,384 bytes and the flag END_HEADERS. */
  private static final byte[] HEADERS = {0, 0x40, 0, 1, 4, 0, 0, 0, 1};

  private static final int RESET = 3;
  private static final int GO_AWAY = 7;

  private final TestGrpcServer server =
      new TestGrpcServer(TestGrpcServerOptions.USUAL.with(LIMITS));

  @AfterEach
  void stop() {
    server.close();
  }

  private static void assertServes(Channel channel) {
    HealthGrpc.newBlockingStub(channel).check(HealthCheckRequest.getDefaultInstance());
  }

  /** Starts a call whose client never finishes, and returns its end. */
  private CompletableFuture<StatusRuntimeException> endless(LoginRequest... messages) {
    var end = new CompletableFuture<StatusRuntimeException>();
    ClientCall<LoginRequest, LoginResponse> call =
        server.channel.newCall(AuthServiceGrpc.getLoginMethod(), CallOptions.DEFAULT);
    call.start(
        new ClientCall.Listener<>() {
          @Override
          public void onClose(Status status, Metadata trailers) {
            end.complete(status.asRuntimeException(trailers));
          }
        },
        new Metadata());
    call.request(1);
    List.of(messages).forEach(call::sendMessage);
    return end;
  }

  @Test
  void an_unfinished_message_times_out_and_other_calls_succeed() throws Exception {
    List<CompletableFuture<StatusRuntimeException>> calls = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      calls.add(endless());
      calls.add(endless(LoginRequest.newBuilder().setUsername("arthur@camelot.bt").build()));
    }
    do {
      assertServes(server.channel);
    } while (!calls.stream().allMatch(Future::isDone));

    for (Future<StatusRuntimeException> call : calls) {
      StatusRuntimeException failure = call.get();
      assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
      assertThat(RawGrpcClient.detail(failure, ErrorInfo.class).orElseThrow().getReason())
          .isEqualTo("REQUEST_TIMEOUT");
    }
  }

  /** gRPC pings the client and waits ten seconds for an answer before it closes a connection. */
  @Test
  void connections_without_calls_are_closed_even_if_they_send_bytes() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var slow = new ByteArrayOutputStream();
      slow.writeBytes(PREFACE);
      slow.writeBytes(HEADERS);
      List<Future<Boolean>> ends =
          List.of(
              threads.submit(() -> isEnded(new byte[0], false)),
              threads.submit(() -> isEnded(PREFACE, false)),
              threads.submit(() -> isEnded(slow.toByteArray(), true)));

      for (Future<Boolean> end : ends) {
        assertThat(end.get(30, TimeUnit.SECONDS)).isTrue();
      }
    }
    assertServes(server.channel);
  }

  private boolean isEnded(byte[] begin, boolean dribbling) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(MILLIS_BETWEEN_BYTES);
      socket.getOutputStream().write(begin);
      while (true) {
        if (dribbling) {
          socket.getOutputStream().write(0);
        }
        try {
          if (socket.getInputStream().read(new byte[1024]) < 0) {
            return true;
          }
        } catch (SocketTimeoutException nothingYet) {
          // Continue.
        }
      }
    } catch (SocketException closed) {
      return true;
    }
  }

  @Test
  void a_channel_works_after_a_long_idle_time() {
    assertServes(server.channel);
    while (server.channel.getState(false) != ConnectivityState.IDLE) {
      Thread.onSpinWait();
    }
    assertServes(server.channel);
  }

  @Test
  void the_limit_of_metadata_is_announced_to_clients() {
    var huge = new Metadata();
    huge.put(Metadata.Key.of("x-long", Metadata.ASCII_STRING_MARSHALLER), "x".repeat(16 * 1024));

    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(
            () ->
                assertServes(
                    ClientInterceptors.intercept(
                        server.channel, MetadataUtils.newAttachHeadersInterceptor(huge))))
        .withStackTraceContaining("Header size exceeded max allowed size (8192)");

    assertServes(server.channel);
  }

  /** The header block is a literal field called x (RFC 7541, section 6.2.2). */
  @Test
  void metadata_over_8_kib_is_refused() throws IOException {
    byte[] field = new byte[16 * 1024];
    Arrays.fill(field, (byte) 'x');
    // The length of the name, and the length of the value, 16,377, in three bytes (section 5.1).
    System.arraycopy(new byte[] {0, 1, 'x', 0x7f, (byte) 0xfa, 0x7e}, 0, field, 0, 6);
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(PREFACE);
      socket.getOutputStream().write(HEADERS);
      socket.getOutputStream().write(field);

      assertThat(frames(socket)).containsAnyOf(RESET, GO_AWAY);
    }
    assertServes(server.channel);
  }

  /**
   * Returns the types of the received frames (RFC 9113, section 6), up to one that ends the stream
   * or the connection.
   */
  private static List<Integer> frames(Socket socket) throws IOException {
    var input = new DataInputStream(socket.getInputStream());
    List<Integer> types = new ArrayList<>();
    while (!types.contains(RESET) && !types.contains(GO_AWAY)) {
      int length = input.readUnsignedShort() << Byte.SIZE | input.readUnsignedByte();
      types.add(input.readUnsignedByte());
      input.skipNBytes(1 + Integer.BYTES + length);
    }
    return types;
  }
}
