package dev.portcullis.bootstrap.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "version", description = "Shows the versions of Portcullis and of Java.")
final class VersionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.root().commandLine().printVersionHelp(spec.commandLine().getOut());
    return ConfiguredCommand.DONE;
  }

  /** What {@code portcullis --version} says, too. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version =
          Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
              .orElse("(development)");
      return new String[] {"Portcullis %s, Java %s".formatted(version, Runtime.version())};
    }
  }
}
