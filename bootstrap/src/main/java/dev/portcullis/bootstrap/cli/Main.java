package dev.portcullis.bootstrap.cli;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs one command, and ends with its exit code. */
  public static void main(String... arguments) {
    logAllInOnePlace();
    int exitCode = CommandLines.root().execute(arguments);
    System.exit(exitCode);
  }

  /** What libraries tell the JDK's own logging, gRPC's among them, stands in our log, too. */
  private static void logAllInOnePlace() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
