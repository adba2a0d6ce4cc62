package dev.portcullis.benchmarks.micro;

import dev.portcullis.benchmarks.server.Workplace;
import dev.portcullis.bootstrap.configuration.Configuration;
import java.util.Map;
import java.util.Optional;

/** An installation that nobody has configured. */
final class Defaults {
  private static final Map<String, String> ANY_FREE_PORTS =
      Map.of("PORTCULLIS_HTTP_PORT", "0", "PORTCULLIS_GRPC_PORT", "0");

  private Defaults() {}

  static Configuration in(Workplace workplace) {
    return Configuration.load(ANY_FREE_PORTS, Optional.empty(), workplace.folder());
  }
}
