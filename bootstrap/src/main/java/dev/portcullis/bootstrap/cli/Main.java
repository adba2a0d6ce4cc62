package dev.portcullis.bootstrap.cli;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Runs one command, and ends with its exit code. */
  public static void main(String... arguments) {
    logAllInOnePlace();
    System.exit(CommandLines.root().execute(arguments));
  }

  /** What libraries tell the JDK's own logging, gRPC's among them, stands in our log, too. */
  public static void logAllInOnePlace() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
