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

/** A command that works on what the configuration says. */
public abstract class ConfiguredCommand implements Callable<Integer> {
  public static final int DONE = 0;

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

  /** For what is shown while work goes on. */
  public PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
