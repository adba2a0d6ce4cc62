package dev.portcullis.bootstrap.cli;

import dev.portcullis.bootstrap.cli.command.ConfiguredCommand;
import picocli.CommandLine.Command;

@Command(name = "serve", description = "Starts REST and gRPC; stops cleanly on SIGTERM.")
final class ServeCommand extends ConfiguredCommand {
  @Override
  public Integer call() throws InterruptedException {
    return Serving.forever(configuration(), out());
  }
}
