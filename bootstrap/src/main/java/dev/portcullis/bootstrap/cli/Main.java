package dev.portcullis.bootstrap.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs one command, and ends with its exit code. */
  public static void main(String... arguments) {
    logAllInOnePlace();
    int exitCode =
        PlainServe.of(arguments)
            .map(Main::serve)
            .orElseGet(() -> CommandLines.root().execute(arguments));
    System.exit(exitCode);
  }

  /** What libraries tell the JDK's own logging, gRPC's among them, stands in our log, too. */
  public static void logAllInOnePlace() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private static int serve(PlainServe command) {
    try {
      var configuration = command.configuration(System.getenv(), Path.of(""));
      return Serving.forever(configuration, writer(System.out));
    } catch (RuntimeException | InterruptedException failure) {
      return Failures.explain(failure, writer(System.err));
    }
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, stream.charset());
  }
}
