package dev.portcullis.adapters.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import dev.portcullis.adapters.grpc.GrpcLogCapture;
import dev.portcullis.adapters.grpc.RawGrpcClient;
import dev.portcullis.adapters.grpc.TestGrpcServer;
import dev.portcullis.proto.v1.AuthServiceGrpc;
import dev.portcullis.proto.v1.LoginRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Malformed and overlong messages. */
final class RequestLimitsTest {
  private static final String LOGIN = AuthServiceGrpc.getLoginMethod().getFullMethodName();
  private static final int LIMIT = 64 * 1024;

  private TestGrpcServer server;
  private GrpcLogCapture log;

  @BeforeEach
  void start() {
    server = new TestGrpcServer();
    log = new GrpcLogCapture();
  }

  @AfterEach
  void stop() {
    log.close();
    server.close();
  }

  private RawGrpcClient raw() {
    return RawGrpcClient.on(server.channel);
  }

  /** Returns a log-in request of exactly that many bytes, without a valid username. */
  private static byte[] login(int bytes) {
    int overhead =
        LoginRequest.newBuilder().setUsername("x".repeat(bytes)).build().toByteArray().length
            - bytes;
    byte[] message =
        LoginRequest.newBuilder().setUsername("x".repeat(bytes - overhead)).build().toByteArray();
    assertThat(message).hasSize(bytes);
    return message;
  }

  private static String reason(StatusRuntimeException failure) {
    return RawGrpcClient.detail(failure, ErrorInfo.class).map(ErrorInfo::getReason).orElse("");
  }

  private void assertRefused(StatusRuntimeException failure, Status.Code status, String reason) {
    assertThat(failure.getStatus().getCode()).isEqualTo(status);
    assertThat(reason(failure)).isEqualTo(reason);
    assertThat(Objects.requireNonNull(failure.getTrailers()).get(CallContext.REQUEST_ID))
        .isEqualTo(RawGrpcClient.REQUEST_ID);
  }

  private void assertOneLine(String line) {
    assertThat(log.eventually(RawGrpcClient.REQUEST_ID))
        .hasSize(1)
        .first()
        .asString()
        .startsWith(line);
    assertThat(log.warnings()).isEmpty();
  }

  /** A broken field, a text that isn't UTF-8, and a text that is shorter than its length says. */
  @ParameterizedTest
  @ValueSource(strings = {"ff0102", "0a02c328", "0a0541"})
  void a_malformed_message_is_invalid_input(String hex) {
    StatusRuntimeException failure = raw().failure(LOGIN, HexFormat.of().parseHex(hex));

    assertRefused(failure, Status.Code.INVALID_ARGUMENT, "INVALID_INPUT");
    assertThat(RawGrpcClient.detail(failure, BadRequest.class)).isPresent();
    assertOneLine("portcullis.v1.AuthService/Login INVALID_ARGUMENT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "portcullis.v1.OAuthService/CompleteAuthorization",
        "portcullis.v1.UserService/ListUsers",
        "portcullis.v1.TokenService/VerifyToken",
        "grpc.health.v1.Health/Check",
        "grpc.reflection.v1.ServerReflection/ServerReflectionInfo"
      })
  void every_service_refuses_a_malformed_message(String method) {
    StatusRuntimeException failure = raw().failure(method, new byte[] {-1, 1, 2});

    assertRefused(failure, Status.Code.INVALID_ARGUMENT, "INVALID_INPUT");
    assertOneLine(method + " INVALID_ARGUMENT");
  }

  @Test
  void a_message_of_64_kib_is_accepted() {
    StatusRuntimeException failure = raw().failure(LOGIN, login(LIMIT));

    assertRefused(failure, Status.Code.INVALID_ARGUMENT, "INVALID_INPUT");
    assertThat(
            RawGrpcClient.detail(failure, BadRequest.class).orElseThrow().getFieldViolationsList())
        .extracting(BadRequest.FieldViolation::getField)
        .containsExactly("username", "password");
  }

  @Test
  void a_message_over_64_kib_is_too_large() {
    assertRefused(
        raw().failure(LOGIN, login(LIMIT + 1)),
        Status.Code.RESOURCE_EXHAUSTED,
        "PAYLOAD_TOO_LARGE");
    assertOneLine("portcullis.v1.AuthService/Login RESOURCE_EXHAUSTED");
  }

  @Test
  void the_limit_applies_to_the_uncompressed_message() {
    assertRefused(
        raw().packed().failure(LOGIN, login(64 * LIMIT)),
        Status.Code.RESOURCE_EXHAUSTED,
        "PAYLOAD_TOO_LARGE");
    assertOneLine("portcullis.v1.AuthService/Login RESOURCE_EXHAUSTED");
  }

  @Test
  void a_message_far_over_the_limit_is_not_read() {
    StatusRuntimeException failure = raw().failure(LOGIN, login(64 * LIMIT));

    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(log.eventually(RawGrpcClient.REQUEST_ID))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("portcullis.v1.AuthService/Login CANCELLED");
  }

  @Test
  void a_call_after_refused_ones_succeeds() {
    raw().failure(LOGIN, new byte[] {-1, 1, 2});
    raw().failure(LOGIN, login(LIMIT + 1));
    raw().failure(LOGIN, login(64 * LIMIT));

    assertThat(raw().call("grpc.health.v1.Health/Check", new byte[0])).isNotEmpty();
  }
}
