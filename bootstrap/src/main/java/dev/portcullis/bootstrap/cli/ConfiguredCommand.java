package dev.portcullis.bootstrap.cli;

import dev.portcullis.bootstrap.configuration.Configuration;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command that works on what the configuration says. */
abstract class ConfiguredCommand implements Callable<Integer> {
  static final int DONE = 0;

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "The configuration file; by default what",
        "PORTCULLIS_CONFIG names, or else ./portcullis.yaml."
      })
  private @Nullable Path config;

  @Option(
      names = "--adapters",
      paramLabel = "DIR",
      description = {
        "The folder with the jars of adapters; by default what",
        "adapters.dir says, or else ./adapters."
      })
  private @Nullable Path adapters;

  Configuration configuration() {
    return Configuration.load(
        surroundings().environment(),
        Optional.ofNullable(config),
        Optional.ofNullable(adapters),
        surroundings().folder());
  }

  Surroundings surroundings() {
    return Surroundings.of(spec);
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** For what is shown while work goes on. */
  PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
