package dev.portcullis.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Starts processes that end with this one. */
final class Processes {
  private Processes() {}

  static Process start(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return process;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
