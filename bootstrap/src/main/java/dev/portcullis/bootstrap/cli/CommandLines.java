package dev.portcullis.bootstrap.cli;

import dev.portcullis.adapters.crypto.MasterKeyRefused;
import dev.portcullis.adapters.grpc.GrpcAddressRefused;
import dev.portcullis.adapters.rest.RestAddressRefused;
import dev.portcullis.application.port.out.StorageRefused;
import dev.portcullis.application.port.out.StoreUnavailable;
import dev.portcullis.bootstrap.configuration.ConfigurationProblems;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line: 0 when done, 1 when refused or failed, 2 for wrong usage. */
public final class CommandLines {
  private static final int FAILED = 1;

  private CommandLines() {}

  /** The whole tree of commands, ready to execute where this process is. */
  public static CommandLine root() {
    return root(Surroundings.ofProcess());
  }

  /** The same, as if run in {@code folder} with that environment, and nobody to ask. */
  public static CommandLine in(Path folder, Map<String, String> environment) {
    return root(
        new Surroundings(environment, folder, InputStream.nullInputStream(), Optional.empty()));
  }

  static CommandLine root(Surroundings surroundings) {
    return new CommandLine(new Root(surroundings))
        .addSubcommand(new ServeCommand())
        .addSubcommand(new UserCommand())
        .addSubcommand(new AuditCommand())
        .addSubcommand(new DbCommand())
        .addSubcommand(new ImportCommand())
        .addSubcommand(new ConfigCommand())
        .addSubcommand(new VersionCommand())
        .setParameterExceptionHandler(WrongUsage::explain)
        .setExecutionExceptionHandler(
            (failure, commandLine, parsed) -> {
              commandLine.getErr().println("portcullis: " + explanation(failure));
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
      case RestAddressRefused refused -> AddressAdvice.on("http", refused.address());
      case GrpcAddressRefused refused -> AddressAdvice.on("grpc", refused.address());
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
      footer = {
        "",
        "Exit codes: 0 done, 1 refused or failed, 2 wrong usage.",
      },
      versionProvider = VersionCommand.Versions.class)
  static final class Root extends HelpfulCommand {
    private final Surroundings surroundings;

    @Option(
        names = {"-h", "--help"},
        usageHelp = true,
        scope = ScopeType.INHERIT,
        description = "Shows this help.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean help;

    @Option(
        names = {"-V", "--version"},
        versionHelp = true,
        description = "Shows the versions of Portcullis and of Java.")
    @SuppressWarnings("unused") // picocli reads it
    private boolean version;

    Root(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    Surroundings surroundings() {
      return surroundings;
    }
  }
}
