package dev.portcullis.bootstrap.cli;

import java.util.Optional;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Shows the versions of Portcullis and of Java.")
final class VersionCommand extends ConfiguredCommand {
  @Override
  public Integer call() {
    String version =
        Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
            .orElse("(development)");
    out().printf("Portcullis %s, Java %s%n", version, Runtime.version());
    return DONE;
  }
}
