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

/** Updates the health service: checks every two seconds whether requests can be served. */
final class Health implements AutoCloseable {
  private static final long SECONDS_BETWEEN_CHECKS = 2;

  private final HealthStatusManager statuses = new HealthStatusManager();
  private final ScheduledExecutorService checks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("grpc-health").factory());
  private final CheckReadiness checkReadiness;
  private final List<String> services;

  /** Reports the status of {@code services} and of the server. */
  Health(CheckReadiness checkReadiness, List<String> services) {
    this.checkReadiness = checkReadiness;
    this.services = services;
    check();
    // A check never throws, so the future tells nothing.
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

  /** Reports for all services, from now on, that they don't serve. */
  @Override
  public void close() {
    checks.shutdownNow();
    statuses.enterTerminalState();
  }
}
