package dev.portcullis.acceptance;

import dev.portcullis.bootstrap.Portcullis;
import java.util.Map;

final class GrpcOnPostgresTest extends AcceptanceSpecification {
  @Override
  public Map<String, String> newSettings() {
    return TestServers.postgresSettings();
  }

  @Override
  public Api connect(Portcullis portcullis) {
    return new GrpcApi(portcullis.grpcPort());
  }
}
