package dev.portcullis.acceptance;

import dev.portcullis.bootstrap.Portcullis;
import java.util.Map;

final class GrpcOnSqliteTest extends AcceptanceSpecification {
  @Override
  Map<String, String> newSettings() {
    return Installation.settings();
  }

  @Override
  Api connect(Portcullis portcullis) {
    return new GrpcApi(portcullis.grpcPort());
  }
}
