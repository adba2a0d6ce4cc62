package dev.portcullis.bootstrap.cli.command;

import dev.portcullis.bootstrap.configuration.Configuration;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command that reads the configuration. */
public abstract class ConfiguredCommand implements Callable<Integer> {
  public static final int DONE = 0;

  @Spec private CommandSpec spec;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "The configuration file; by default that of",
        "PORTCULLIS_CONFIG, or else ./portcullis.yaml."
      })
  private @Nullable Path config;

  @Option(
      names = "--adapters",
      paramLabel = "DIR",
      description = {
        "The folder with the jars of adapters; by default that of",
        "adapters.dir, or else ./adapters."
      })
  private @Nullable Path adapters;

  public Configuration configuration() {
    return Configuration.load(
        environment().variables(),
        Optional.ofNullable(config),
        Optional.ofNullable(adapters),
        environment().folder());
  }

  public CommandEnvironment environment() {
    return CommandEnvironment.of(spec);
  }

  public PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** Returns the writer for progress. */
  public PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
