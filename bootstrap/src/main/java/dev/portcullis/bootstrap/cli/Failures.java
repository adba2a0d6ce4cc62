package dev.portcullis.bootstrap.cli;

import dev.portcullis.adapters.crypto.masterkey.MasterKeyRefused;
import dev.portcullis.adapters.crypto.password.denied.DeniedPasswordsRefused;
import dev.portcullis.adapters.grpc.GrpcAddressRefused;
import dev.portcullis.adapters.rest.settings.RestAddressRefused;
import dev.portcullis.application.failure.StorageRefused;
import dev.portcullis.application.failure.StoreUnavailable;
import dev.portcullis.bootstrap.cli.command.CommandRefused;
import dev.portcullis.bootstrap.configuration.ConfigurationProblems;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Explains to the operator why a command failed. */
final class Failures {
  private static final int FAILED = 1;

  private Failures() {}

  /** Prints the explanation, and returns the exit code of a failure. */
  static int explain(Exception failure, PrintWriter err) {
    err.println("portcullis: " + explanation(failure));
    err.flush();
    return FAILED;
  }

  private static String explanation(Exception failure) {
    return switch (failure) {
      case CommandRefused refusal -> line(refusal.getMessage());
      case ConfigurationProblems problems -> line(problems.getMessage());
      case StorageRefused refused -> line(refused.getMessage());
      case MasterKeyRefused refused -> line(refused.getMessage());
      case DeniedPasswordsRefused refused -> line(refused.getMessage());
      case StoreUnavailable down ->
          line(down.getMessage() + "; check that it is running, and try again");
      case RestAddressRefused refused -> AddressAdvice.on("http", refused.address());
      case GrpcAddressRefused refused -> AddressAdvice.on("grpc", refused.address());
      default -> {
        LoggerFactory.getLogger(CommandLines.class).error("Unexpected failure", failure);
        yield "Unexpected failure; the log has the details";
      }
    };
  }

  private static String line(@Nullable String message) {
    return String.valueOf(message);
  }
}
