package dev.portcullis.acceptance;

import dev.portcullis.bootstrap.Portcullis;
import java.util.Map;

final class GrpcOnPostgresTest extends AcceptanceSpecification {
  @Override
  Map<String, String> newSettings() {
    return Installation.postgresSettings();
  }

  @Override
  Api connect(Portcullis portcullis) {
    return new GrpcApi(portcullis.grpcPort());
  }
}
