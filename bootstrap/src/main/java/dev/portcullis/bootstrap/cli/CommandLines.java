package dev.portcullis.bootstrap.cli;

import dev.portcullis.adapters.crypto.MasterKeyRefused;
import dev.portcullis.application.port.out.StorageRefused;
import dev.portcullis.application.port.out.StoreUnavailable;
import dev.portcullis.bootstrap.configuration.ConfigurationProblems;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: 0 when done, 1 when refused or failed, 2 for wrong usage. */
public final class CommandLines {
  private static final int FAILED = 1;

  private CommandLines() {}

  /** The whole tree of commands, ready to execute. */
  public static CommandLine root() {
    return new CommandLine(new Root())
        .addSubcommand(new ServeCommand())
        .addSubcommand(new UserCommand())
        .addSubcommand(new DbCommand())
        .addSubcommand(new ConfigCommand())
        .addSubcommand(new VersionCommand())
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> {
              commandLine.getErr().println(explanation(failure));
              return FAILED;
            });
  }

  private static String explanation(Exception failure) {
    return switch (failure) {
      case Refusal refusal -> line(refusal.getMessage());
      case ConfigurationProblems problems -> line(problems.getMessage());
      case StorageRefused refused -> line(refused.getMessage());
      case MasterKeyRefused refused -> line(refused.getMessage());
      case StoreUnavailable down -> line(down.getMessage() + "; is it running? Try again later");
      case UncheckedIOException taken -> "http.port, grpc.port: " + line(taken.getMessage());
      default -> {
        LoggerFactory.getLogger(CommandLines.class).error("Unexpected failure", failure);
        yield "Failed unexpectedly; the log says more";
      }
    };
  }

  private static String line(@Nullable String message) {
    return String.valueOf(message);
  }

  @Command(
      name = "portcullis",
      description = "An authentication and user-management server.",
      synopsisSubcommandLabel = "COMMAND")
  private static final class Root extends HelpfulCommand {}
}
