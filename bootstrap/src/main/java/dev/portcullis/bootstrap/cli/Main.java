package dev.portcullis.bootstrap.cli;

import org.slf4j.bridge.SLF4JBridgeHandler;

/** Main class of the program. */
public final class Main {
  private Main() {}

  /** Runs one command, and exits with its exit code. */
  public static void main(String... arguments) {
    logAllInOnePlace();
    System.exit(CommandLines.root().execute(arguments));
  }

  /** Redirects the JDK's logging, which gRPC and other libraries use, to our log. */
  public static void logAllInOnePlace() {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }
}
