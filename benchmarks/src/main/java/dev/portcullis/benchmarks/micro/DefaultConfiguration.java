package dev.portcullis.benchmarks.micro;

import dev.portcullis.benchmarks.server.RunDirectory;
import dev.portcullis.bootstrap.configuration.Configuration;
import java.util.Map;
import java.util.Optional;

/** Configuration with all defaults, on any free ports. */
final class DefaultConfiguration {
  private static final Map<String, String> ANY_FREE_PORTS =
      Map.of("PORTCULLIS_HTTP_PORT", "0", "PORTCULLIS_GRPC_PORT", "0");

  private DefaultConfiguration() {}

  static Configuration in(RunDirectory directory) {
    return Configuration.load(ANY_FREE_PORTS, Optional.empty(), directory.folder());
  }
}
