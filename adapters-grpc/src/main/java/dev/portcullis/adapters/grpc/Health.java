package dev.portcullis.adapters.grpc;

import dev.portcullis.application.port.in.operation.CheckReadiness;
import io.grpc.BindableService;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps the health service true: asks every other second whether requests can be served. */
final class Health implements AutoCloseable {
  private static final long SECONDS_BETWEEN_CHECKS = 2;

  private final HealthStatusManager statuses = new HealthStatusManager();
  private final ScheduledExecutorService checks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("grpc-health").factory());
  private final CheckReadiness checkReadiness;
  private final List<String> services;

  /** Speaks for {@code services}, and for the server as a whole. */
  Health(CheckReadiness checkReadiness, List<String> services) {
    this.checkReadiness = checkReadiness;
    this.services = services;
    check();
    // A check never throws, so there is nothing to learn from the future.
    Future<?> unused =
        checks.scheduleWithFixedDelay(
            this::check, SECONDS_BETWEEN_CHECKS, SECONDS_BETWEEN_CHECKS, TimeUnit.SECONDS);
  }

  BindableService service() {
    return statuses.getHealthService();
  }

  private void check() {
    var status = checkReadiness.isReady() ? ServingStatus.SERVING : ServingStatus.NOT_SERVING;
    statuses.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
    services.forEach(service -> statuses.setStatus(service, status));
  }

  /** Says for good that nothing is served any more. */
  @Override
  public void close() {
    checks.shutdownNow();
    statuses.enterTerminalState();
  }
}
