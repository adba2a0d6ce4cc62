package dev.portcullis.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Health of the server, as reported to monitoring. */
final class HealthTest {
  /** Names of the services; the empty name is the server as a whole. */
  private static final List<String> SERVICES =
      List.of(
          "",
          "portcullis.v1.AuthService",
          "portcullis.v1.OAuthService",
          "portcullis.v1.UserService",
          "portcullis.v1.TokenService");

  private TestGrpcServer server;

  @BeforeEach
  void start() {
    server = new TestGrpcServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ServingStatus status(String service) {
    var request = HealthCheckRequest.newBuilder().setService(service).build();
    return HealthGrpc.newBlockingStub(server.channel).check(request).getStatus();
  }

  @Test
  void the_server_and_every_service_serve_as_long_as_the_store_answers() {
    assertThat(SERVICES).extracting(this::status).containsOnly(ServingStatus.SERVING);

    server.storage.breakDown();
    await()
        .untilAsserted(
            () ->
                assertThat(SERVICES)
                    .extracting(this::status)
                    .containsOnly(ServingStatus.NOT_SERVING));

    server.storage.recover();
    await()
        .untilAsserted(
            () ->
                assertThat(SERVICES).extracting(this::status).containsOnly(ServingStatus.SERVING));
  }

  @Test
  void unknown_services_are_not_found() {
    assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(() -> status("camelot.v1.RoundTable"))
        .matches(failure -> failure.getStatus().getCode() == Status.Code.NOT_FOUND);
  }
}
